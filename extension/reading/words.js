/** The few words that can't be avoided, per interface language. One line per language; each has a test. */

/** Beginning of the label of the company button beside the name (layout of 2022 to 2025). */
export const CURRENT_COMPANY = [
  'current company', // en
  'aktuelles unternehmen', 'derzeitiges unternehmen', // de
  'entreprise actuelle', // fr
  'empresa actual', // es
  'empresa atual', // pt
  'azienda attuale', // it
  'huidig bedrijf', // nl
  'nuvarande företag', // sv
  'nuværende virksomhed', 'nåværende firma', // da, nb
  'obecna firma', // pl
  'mevcut şirket', // tr
  'nykyinen yritys', // fi
  'současná společnost', // cs
  'текущая компания', // ru
  'الشركة الحالية', // ar
  '現在の会社', // ja
  '当前公司', '目前公司', // zh
  '현재 회사', // ko
];

/** Beginning of the label of the school button beside it. */
export const EDUCATION = [
  'education', // en
  'ausbildung', // de
  'formation', // fr
  'educación', 'formación', // es
  'formação', // pt
  'formazione', // it
  'opleiding', // nl
  'utbildning', // sv
  'uddannelse', 'utdanning', // da, nb
  'wykształcenie', // pl
  'eğitim', // tr
  'koulutus', // fi
  'vzdělání', // cs
  'образование', // ru
  'التعليم', // ar
  '学歴', // ja
  '教育经历', '學歷', // zh
  '학력', // ko
];

/** Employment types: a line of its own under a role's title, never a company. (Freelance and Self-employed may be one.) */
export const EMPLOYMENT = new Set([
  'full-time', 'part-time', 'contract', 'internship', 'apprenticeship', 'seasonal', 'permanent full-time', // en
  'vollzeit', 'teilzeit', 'befristet', 'praktikum', 'ausbildung', // de
  'temps plein', 'temps partiel', 'cdi', 'cdd', 'stage', 'alternance', // fr
  'jornada completa', 'media jornada', 'contrato temporal', 'contrato de prácticas', // es
  'tempo integral', 'meio período', 'temporário', 'estágio', // pt
  'tempo pieno', 'part-time', 'tirocinio', // it
  'fulltime', 'parttime', 'voltijds', 'deeltijds', 'stage', // nl
  'heltid', 'deltid', // sv, da, nb
  'pełny etat', 'niepełny etat', // pl
  'tam zamanlı', 'yarı zamanlı', // tr
  'полный рабочий день', 'частичная занятость', // ru
  '正社員', '契約社員', 'インターン', // ja
  '全职', '兼职', '实习', '全職', '兼職', // zh
  '정규직', '계약직', // ko
]);

/** Heading of the telephone numbers in the contact dialog, where no icon says so. */
export const TELEPHONE = /^(?:phone|mobile|tel|tél|puh|sđt|điện thoại|тел|τηλ|هاتف|טלפון|फ़ोन|โทร|電話|电话|手机|전화)/i;

/** Pronouns that stand alone beside a name. */
export const PRONOUNS = new Set(
  (
    'she he they her him them hers his theirs ze xe hir xem ' + // en
    'sie ihr er ihm elle il iel lui ella él elles ela dela ele dele lei loro zij haar hij hem hen hon henne han honom ' +
    'hun hende ham ona jej on jego она её он его 彼女 彼'
  ).split(' '),
);

/** What stands in place of a duration when it is short. */
export const LESS_THAN_A_YEAR = new Set([
  'less than a year', // en
  'weniger als ein jahr', // de
  "moins d'un an", // fr
  'menos de un año', // es
  'menos de um ano', // pt
  'meno di un anno', // it
  'minder dan een jaar', // nl
  'mindre än ett år', 'mindre end et år', 'mindre enn ett år', // sv, da, nb
  'mniej niż rok', // pl
  'менее года', // ru
  '1年未満', // ja
  '不到 1 年', '不到一年', // zh
  '1년 미만', // ko
]);
