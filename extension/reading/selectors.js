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
    css: '[componentkey^="com.linkedin.sdui.profile.card.ref"][componentkey$="Topcard"],[id^="com.linkedin.sdui.profile.card.ref"][id$="Topcard"]',
    seen: [],
  },
  sduiCard: {
    css: '[componentkey^="com.linkedin.sdui.profile.card.ref"],[id^="com.linkedin.sdui.profile.card.ref"]',
    seen: [],
  },
  contactLink: { css: 'a[href*="/overlay/contact-info"],a[href*="/detail/contact-info"]', seen: [] },
  companyIcon: { css: 'svg[id^="company-accent"]', seen: [] },
  schoolIcon: { css: 'svg[id^="school-accent"]', seen: [] },
  skillsIcon: { css: 'svg[id^="skills-"]', seen: [] },
  expandable: { css: '[data-testid="expandable-text-box"]', seen: [] },
  sduiEntry: { css: '[componentkey^="entity-collection-item"]', seen: [] },
  sduiSkill: { css: '[componentkey*="profile.skill("]', seen: [] },
  organisationLink: {
    css: 'a[href*="/company/"],a[href*="/school/"],a[href*="/showcase/"],a[href*="/search/results/all/?keywords="]',
    seen: [],
  },
  memberLink: { css: 'a[href*="/in/"]', seen: [] },

  // 2022–2025 profile
  pvsName: { css: 'main h1,[role="main"] h1,h1', seen: [] },
  pvsHeadline: { css: 'div.text-body-medium.break-words', seen: [] },
  pvsLocation: { css: 'span.text-body-small.inline.t-black--light.break-words', seen: [] },
  pvsBadge: {
    css: '#top-card-text-details-contact-info,.pv-top-card,.pv-text-details__left-panel,#profile-sticky-header-toggle,[id="experience"].pv-profile-card__anchor',
    seen: [],
  },
  pvsEntry: { css: '[data-view-name="profile-component-entity"],.pvs-entity', seen: [] },
  pvsDetailsItem: { css: 'li.pvs-list__paged-list-item', seen: [] },
  pvsText: { css: 'span[aria-hidden="true"]', seen: [] },
  pvsSeeAll: { css: 'a[id^="navigation-index-see-all"],.pvs-list__footer-wrapper a[href*="/details/"]', seen: [] },

  // signed-out profile
  publicName: { css: '.top-card-layout__title', seen: [] },
  publicHeadline: { css: '.top-card-layout__headline', seen: [] },
  publicPlace: { css: '.top-card-layout__first-subline .profile-info-subheader span,.top-card__subline-item', seen: [] },
  publicRole: { css: '.experience__list .profile-section-card,.experience-item', seen: [] },
  publicSchool: { css: '.education__list-item', seen: [] },

  // lists
  listItem: { css: '[role="list"] [role="listitem"]', seen: [] },
  headless: { css: 'a[href*="/search/results/people/headless"]', seen: [] },
  universalRow: {
    css: '[data-view-name="search-entity-result-universal-template"],[data-chameleon-result-urn]',
    seen: [],
  },
  connectionRow: { css: '[data-view-name="connections-list"],.mn-connection-card', seen: [] },
  salesRow: {
    css: '[data-x-search-result="LEAD"],#search-results-container li,li.artdeco-list__item,tr[data-row-id]',
    seen: [],
  },
};

/** @param {keyof typeof SELECTORS} name */
export function css(name) {
  return SELECTORS[name].css;
}
