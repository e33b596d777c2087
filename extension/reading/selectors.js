/**
 * Every selector the readers use, in one place: when LinkedIn changes, this is what to look at first.
 *
 * `seen` says how often a selector matches in the synthetic pages under `tests/reading/pages/`: `[page, count]`. The tests
 * hold the list against the pages, so that a selector nobody meets any more shows up.
 */

/** @typedef {{css: string, seen: [string, number][]}} Selector */

/** @satisfies {Record<string, Selector>} */
export const SELECTORS = {
  // 2026 shell: card keys, screen names, icon ids
  sduiTopcard: {
    css: '[componentkey^="com.linkedin.sdui.profile.card.ref"][componentkey$="Topcard" i],[id^="com.linkedin.sdui.profile.card.ref"][id$="Topcard" i]',
    seen: [
      ['sdui_profile_fr', 2],
      ['contact_dialog', 1],
      ['pvs_profile_de', 0],
    ],
  },
  sduiCard: {
    css: '[componentkey^="com.linkedin.sdui.profile.card.ref"],[id^="com.linkedin.sdui.profile.card.ref"]',
    seen: [
      ['sdui_profile_fr', 6],
      ['sdui_ids', 3],
      ['pvs_profile_de', 0],
    ],
  },
  sduiBadge: {
    css: '[role="button"],button,li > a',
    seen: [
      ['pvs_profile_de', 4],
      ['salesnav_list', 4],
    ],
  },
  companyLogo: {
    css: 'img[src*="company-logo"]',
    seen: [
      ['sdui_live_shape', 3],
      ['pvs_profile_de', 0],
    ],
  },
  experienceMark: {
    css: '[data-testid^="profile_ExperienceTopLevelSection"],[data-testid^="profile_ExperienceDetailsSection"],[componentkey^="Profile_Top_Level_ExperienceTopLevelSection"],[componentkey="ProfileNullStateCardAnchor_Experience"]',
    seen: [
      ['sdui_live_shape', 2],
      ['pvs_profile_de', 0],
    ],
  },
  contactLink: {
    css: 'a[href*="/overlay/contact-info"],a[href*="/detail/contact-info"]',
    seen: [
      ['contact_dialog', 1],
      ['pvs_half_exchanged', 1],
    ],
  },
  companyIcon: {
    css: 'svg[id^="company-accent"]',
    seen: [
      ['sdui_profile_fr', 2],
      ['pvs_profile_de', 0],
    ],
  },
  schoolIcon: {
    css: 'svg[id^="school-accent"]',
    seen: [
      ['sdui_profile_fr', 1],
      ['sdui_school_only', 1],
      ['pvs_profile_de', 0],
    ],
  },
  skillsIcon: {
    css: 'svg[id^="skills-"]',
    seen: [
      ['sdui_profile_fr', 2],
      ['pvs_profile_de', 0],
    ],
  },
  expandable: {
    css: '[data-testid="expandable-text-box"]',
    seen: [
      ['sdui_profile_fr', 2],
      ['contact_dialog', 1],
      ['pvs_profile_de', 0],
    ],
  },
  sduiEntry: {
    css: '[componentkey^="entity-collection-item"]',
    seen: [
      ['sdui_profile_fr', 5],
      ['sdui_live_shape', 4],
      ['pvs_profile_de', 0],
    ],
  },
  sduiSkill: {
    css: '[componentkey*="profile.skill("],[id*="profile.skill("]',
    seen: [
      ['sdui_ids', 2],
      ['pvs_profile_de', 0],
    ],
  },
  sduiDetails: {
    css: '[data-sdui-screen*="Details"]',
    seen: [
      ['details_skills', 1],
      ['pvs_profile_de', 0],
    ],
  },
  organisationLink: {
    css: 'a[href*="/company/"],a[href*="/school/"],a[href*="/showcase/"],a[href*="/search/results/all/?keywords="]',
    seen: [
      ['sdui_profile_fr', 7],
      ['details_sdui', 4],
    ],
  },
  memberLink: {
    css: 'a[href*="/in/"]',
    seen: [
      ['search_sdui', 8],
      ['sdui_live_shape', 7],
    ],
  },

  // 2022–2025 profile
  pvsName: {
    css: 'main h1,[role="main"] h1,h1',
    seen: [
      ['salesnav_lead', 2],
      ['authwall', 1],
      ['sdui_profile_fr', 0],
    ],
  },
  pvsHeadline: {
    css: 'div.text-body-medium.break-words',
    seen: [
      ['pvs_profile_de', 1],
      ['pvs_school_button', 1],
      ['sdui_profile_fr', 0],
    ],
  },
  pvsLocation: {
    css: 'span.text-body-small.inline.t-black--light.break-words',
    seen: [
      ['pvs_profile_de', 1],
      ['pvs_school_button', 1],
      ['sdui_profile_fr', 0],
    ],
  },
  pvsBadge: {
    css: '#top-card-text-details-contact-info,.pv-top-card,.pv-text-details__left-panel,#profile-sticky-header-toggle,[id="experience"].pv-profile-card__anchor',
    seen: [
      ['pvs_half_exchanged', 2],
      ['pvs_profile_de', 2],
      ['sdui_profile_fr', 0],
    ],
  },
  pvsEntry: {
    css: '[data-view-name="profile-component-entity"],.pvs-entity',
    seen: [
      ['pvs_profile_de', 6],
      ['details_pvs', 4],
      ['sdui_profile_fr', 0],
    ],
  },
  pvsDetailsItem: {
    css: 'li.pvs-list__paged-list-item',
    seen: [
      ['details_pvs', 4],
      ['pvs_profile_de', 0],
    ],
  },
  pvsText: {
    css: 'span[aria-hidden="true"]',
    seen: [
      ['pvs_profile_de', 21],
      ['details_pvs', 10],
      ['sdui_profile_fr', 0],
    ],
  },
  pvsSeeAll: {
    css: 'a[id^="navigation-index-see-all"],.pvs-list__footer-wrapper a[href*="/details/"]',
    seen: [
      ['pvs_profile_de', 1],
      ['sdui_profile_fr', 0],
    ],
  },

  // signed-out profile
  publicName: {
    css: '.top-card-layout__title',
    seen: [
      ['public_bare', 1],
      ['public_profile', 1],
      ['pvs_profile_de', 0],
    ],
  },
  publicHeadline: {
    css: '.top-card-layout__headline',
    seen: [
      ['public_profile', 1],
      ['pvs_profile_de', 0],
    ],
  },
  publicPlace: {
    css: '.top-card-layout__first-subline .profile-info-subheader span,.top-card__subline-item',
    seen: [
      ['public_bare', 1],
      ['pvs_profile_de', 0],
    ],
  },
  publicRole: {
    css: '.experience__list .profile-section-card,.experience-item',
    seen: [
      ['public_profile', 4],
      ['pvs_profile_de', 0],
    ],
  },
  publicSchool: {
    css: '.education__list > li',
    seen: [
      ['public_profile', 1],
      ['pvs_profile_de', 0],
    ],
  },

  // lists
  listItem: {
    css: '[role="list"] [role="listitem"]',
    seen: [
      ['search_sdui', 6],
      ['pvs_profile_de', 0],
    ],
  },
  headless: {
    css: 'a[href*="/search/results/people/headless"]',
    seen: [
      ['search_all_hidden', 2],
      ['search_sdui', 1],
      ['pvs_profile_de', 0],
    ],
  },
  universalRow: {
    css: '[data-view-name="search-entity-result-universal-template"],[data-chameleon-result-urn]',
    seen: [
      ['search_universal', 5],
      ['search_all_hidden', 2],
      ['pvs_profile_de', 0],
    ],
  },
  connectionRow: {
    css: '[data-view-name="connections-list"],.mn-connection-card',
    seen: [
      ['connections', 2],
      ['pvs_profile_de', 0],
    ],
  },
  salesRow: {
    css: '[data-x-search-result="LEAD"],#search-results-container li,li.artdeco-list__item,tr[data-row-id]',
    seen: [
      ['salesnav_list', 3],
      ['pvs_profile_de', 2],
      ['sdui_profile_fr', 0],
    ],
  },
};

/** @param {keyof typeof SELECTORS} name */
export function css(name) {
  return SELECTORS[name].css;
}

/** @returns {Record<string, Selector>} the whole registry, for the tests */
export function all() {
  return SELECTORS;
}
