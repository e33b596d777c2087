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
  'текущая компания', // ru
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
  'образование', // ru
  '学歴', // ja
  '教育经历', '學歷', // zh
  '학력', // ko
];
