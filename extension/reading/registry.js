/** All layouts, in the order in which they are tried. A new layout is a new module and a line here. */

/** @import { Reader } from './types.js' */

import { pvsProfile } from './pvs_profile.js';
import { sduiProfile } from './sdui_profile.js';

/** @type {Reader[]} */
export const READERS = [sduiProfile, pvsProfile];
