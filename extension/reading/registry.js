/** All layouts, in the order in which they are tried. A new layout is a new module and a line here. */

/** @import { Reader } from './types.js' */

import { connections } from './connections.js';
import { details } from './details.js';
import { peopleSearchSdui } from './people_search_sdui.js';
import { peopleSearchUniversal } from './people_search_universal.js';
import { publicProfile } from './public_profile.js';
import { pvsProfile } from './pvs_profile.js';
import { salesnavLead, salesnavList } from './salesnav.js';
import { sduiProfile } from './sdui_profile.js';

/** @type {Reader[]} */
export const READERS = [
  sduiProfile,
  pvsProfile,
  publicProfile,
  details,
  peopleSearchUniversal,
  peopleSearchSdui,
  connections,
  salesnavLead,
  salesnavList,
];
