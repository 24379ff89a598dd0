import type { FakePaper } from '../emulators/arxiv/index.ts';

/** Topics with many papers that match by title, by abstract, or by both. */
export const MANY_TOPICS = [
  'Long context: "long context" OR "context window"',
  'Wearables / Smart ring: "smart ring" OR actigraphy',
  'Dataset distillation: "dataset distillation"',
  'Margins & marginalia: marginalia',
].join('\n');

const SUBJECTS = [
  ['Long Context', 'long context'],
  ['a Smart Ring', 'smart ring'],
  ['Dataset Distillation', 'dataset distillation'],
  ['Marginalia', 'marginalia'],
] as const;
const TITLES = [
  (subject: string) => `Reading by Candle Light: A Study of ${subject} in Three Libraries`,
  (subject: string) => `Scriptorium: Learning to Copy with ${subject} and Very Little Ink`,
  () => 'Where Do Scribes Look? Gaze, Fatigue and Error in Slow Transcription',
  (subject: string) => `Do We Need Parchment? Revisiting ${subject} $\\mathcal{O}(n \\log n)$`,
  () => 'A Benchmark of Palimpsests under Distribution Shift',
];
const SENTENCES = [
  (subject: string) =>
    `We propose a method for ${subject} that needs neither labels nor daylight, and that holds its accuracy when the ink fades.`,
  (subject: string) =>
    `This paper introduces a benchmark of 4,200 pages with which ${subject} can be compared across libraries.`,
  (subject: string) =>
    `We show that ${subject} fails in a way that earlier evaluations could not see, and give a remedy that costs 3% of the time.`,
];
const FILLING = [
  'Scribes have copied texts for four thousand years, and their errors follow habits of the hand and of the eye.',
  'Earlier work needs pages that were read by two people, which few libraries can pay for.',
  'Experiments on six collections show gains of 2.4 to 7.9 points over the strongest baseline, with the largest where the margins are wide.',
  'An ablation attributes most of the gain to the order in which the lines are read.',
  'The error falls with the square root of the number of pages, in agreement with the bound that we derive.',
  'We discuss what this means for collections that cannot leave their vaults.',
];
const COMMENTS = [
  undefined,
  'Accepted at NeurIPS 2026 (spotlight). 14 pages, 6 figures',
  '9 pages; one volunteer wore an actigraphy sensor',
  'To appear in ICLR 2027',
  undefined,
];
const NAMES = [
  'Ada Inkwell',
  'Bo Quill',
  'Cyrille de la Plume',
  'Dagný Bókadóttir',
  'Ewa Pióro',
  'Femi Akọ̀wé',
  'Gao Zhi',
];

/** Returns invented papers of realistic length, some minutes apart. @param latest time of the newest */
export function manyPapers(
  count: number,
  latest = '2026-11-18T17:00:00Z',
  firstId = 1,
): FakePaper[] {
  return Array.from({ length: count }, (_, nth) => {
    const n = firstId + nth;
    const [inTitle, inText] = SUBJECTS[n % SUBJECTS.length] ?? SUBJECTS[0];
    const second = n % 7 === 0 ? ` It also holds for the ${SUBJECTS[(n + 1) % 4]?.[1]}.` : '';
    const code = n % 3 === 0 ? ` Code: https://github.com/scriptorium/copy-${n}.` : '';
    const lines = FILLING.slice(0, 3 + (n % 4));
    const key = SENTENCES[n % SENTENCES.length]?.(n % 5 === 2 ? 'transcription' : inText) ?? '';
    const remark = n % 5 === 2 ? ` All of it is about ${inText} in the end.` : '';
    const comment = COMMENTS[n % COMMENTS.length];
    const at = new Date(Date.parse(latest) - nth * 120_000).toISOString().replace('.000', '');
    return {
      id: `2611.${String(n).padStart(5, '0')}`,
      version: 1,
      title: TITLES[n % TITLES.length]?.(inTitle) ?? '',
      abstract: `${lines[0]} ${key} ${lines.slice(1).join(' ')}${remark}${second}${code}`,
      authors: NAMES.slice(n % 4, (n % 4) + 1 + (n % 5)).map((name) => ({ name })),
      published: at,
      updated: at,
      categories: ['cs.CL', 'cs.DL'],
      ...(comment !== undefined && { comment }),
    };
  });
}
