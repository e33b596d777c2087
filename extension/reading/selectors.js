/**
 * Every selector the readers use, in one place: when LinkedIn changes, this is what to look at first.
 * `tests/reading/test_selectors.py` says on which page each of them matches how often.
 */

export const SELECTORS = {
  // 2026 shell: card keys, screen names, icon ids
  sduiTopcard:
    '[componentkey^="com.linkedin.sdui.profile.card.ref"][componentkey$="Topcard" i],[id^="com.linkedin.sdui.profile.card.ref"][id$="Topcard" i]',
  sduiCard: '[componentkey^="com.linkedin.sdui.profile.card.ref"],[id^="com.linkedin.sdui.profile.card.ref"]',
  sduiBadge: '[role="button"],button,li > a',
  companyLogo: 'img[src*="company-logo"]',
  experienceMark:
    '[data-testid^="profile_ExperienceTopLevelSection"],[data-testid^="profile_ExperienceDetailsSection"],[componentkey^="Profile_Top_Level_ExperienceTopLevelSection"],[componentkey="ProfileNullStateCardAnchor_Experience"]',
  contactLink: 'a[href*="/overlay/contact-info"],a[href*="/detail/contact-info"]',
  companyIcon: 'svg[id^="company-accent"]',
  schoolIcon: 'svg[id^="school-accent"]',
  skillsIcon: 'svg[id^="skills-"]',
  expandable: '[data-testid="expandable-text-box"]',
  sduiEntry: '[componentkey^="entity-collection-item"]',
  sduiSkill: '[componentkey*="profile.skill("],[id*="profile.skill("]',
  sduiDetails: '[data-sdui-screen*="Details"]',
  organisationLink:
    'a[href*="/company/"],a[href*="/school/"],a[href*="/showcase/"],a[href*="/search/results/all/?keywords="]',
  memberLink: 'a[href*="/in/"]',

  // 2022–2025 profile
  pvsName: 'main h1,[role="main"] h1,h1',
  pvsHeadline: 'div.text-body-medium.break-words',
  pvsLocation: 'span.text-body-small.inline.t-black--light.break-words',
  pvsBadge:
    '#top-card-text-details-contact-info,.pv-top-card,.pv-text-details__left-panel,#profile-sticky-header-toggle,[id="experience"].pv-profile-card__anchor',
  pvsEntry: '[data-view-name="profile-component-entity"],.pvs-entity',
  pvsDetailsItem: 'li.pvs-list__paged-list-item',
  pvsText: 'span[aria-hidden="true"]',
  pvsSeeAll: 'a[id^="navigation-index-see-all"],.pvs-list__footer-wrapper a[href*="/details/"]',

  // signed-out profile
  publicName: '.top-card-layout__title',
  publicHeadline: '.top-card-layout__headline',
  publicPlace: '.top-card-layout__first-subline .profile-info-subheader span,.top-card__subline-item',
  publicRole: '.experience__list .profile-section-card,.experience-item',
  publicSchool: '.education__list > li',

  // lists
  listItem: '[role="list"] [role="listitem"]',
  headless: 'a[href*="/search/results/people/headless"]',
  universalRow: '[data-view-name="search-entity-result-universal-template"],[data-chameleon-result-urn]',
  connectionRow: '[data-view-name="connections-list"],.mn-connection-card',
  salesRow: '[data-x-search-result="LEAD"],#search-results-container li,li.artdeco-list__item,tr[data-row-id]',
};

/** @param {keyof typeof SELECTORS} name */
export function css(name) {
  return SELECTORS[name];
}
