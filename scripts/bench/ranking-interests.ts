import type { Paper } from '../../src/papers/paper.ts';

/** A reviewer who follows a keyword, but keeps only papers that also meet a hidden condition. */
export interface Interest {
  readonly name: string;
  /** The topic, as in `keywords`. */
  readonly query: string;
  /** The hidden condition. */
  wants(paper: Paper): boolean;
}

const says =
  (pattern: RegExp) =>
  ({ title, abstract }: Paper) =>
    pattern.test(`${title.text} ${abstract.text}`.toLowerCase());
const titleSays =
  (pattern: RegExp) =>
  ({ title }: Paper) =>
    pattern.test(title.text.toLowerCase());
const isIn =
  (...categories: string[]) =>
  (paper: Paper) =>
    paper.categories.some((category) => categories.includes(category));
const isBy =
  (...names: string[]) =>
  ({ authors }: Paper) =>
    authors.some(({ name }) => names.includes(name.text));

const SURVEY = /survey|\breview\b|overview|roadmap|position paper|perspective/;

/** Interests with published results. They were not used to choose any setting. */
export const INTERESTS: readonly Interest[] = [
  {
    name: 'a sub-field: language models in medicine',
    query: '"language model" AND (knowledge OR domain OR reasoning)',
    wants: says(/medical|clinical|patient|health|biomedic|disease/),
  },
  {
    name: 'a sub-field: robots that grasp',
    query: 'robot',
    wants: says(/manipulat|grasp|dexterous|gripper/),
  },
  {
    name: 'a sub-field: segmentation of medical images',
    query: 'segmentation',
    wants: says(/medical|tumou?r|organ\b|lesion|\bmri\b|\bct\b|clinical|anatom/),
  },
  {
    name: 'a sub-field, by category: graphs in theory',
    query: 'graph',
    wants: isIn('cs.DS', 'math.CO', 'cs.DM', 'cs.CC'),
  },
  {
    name: 'a method: diffusion for 3D',
    query: 'diffusion',
    wants: says(/\b3d\b|three-dimensional|point cloud|mesh|gaussian splat|nerf/),
  },
  {
    name: 'a method: reinforcement learning for language models',
    query: '"language model" AND (reasoning OR training OR agent)',
    wants: says(
      /reinforcement learning|\brlhf\b|\bgrpo\b|\bppo\b|policy optimization|reward model/,
    ),
  },
  {
    name: 'a kind of paper: benchmarks and data sets',
    query: '"language model" AND (evaluation OR dataset OR benchmark)',
    wants: titleSays(/bench|dataset|corpus|evaluat|challenge|testbed/),
  },
  {
    name: 'a task: generation of video',
    query: 'video',
    wants: says(
      /video generation|generat\w+ videos?|video diffusion|text-to-video|video synthesis|video editing/,
    ),
  },
  {
    name: 'authors: a community of string algorithms',
    query: 'algorithm AND (tree OR string OR graph OR compression OR index)',
    wants: isBy(
      'Gonzalo Navarro',
      'Travis Gagie',
      'Hideo Bannai',
      'Tomasz Kociumaka',
      'Paweł Gawrychowski',
      'Simon J. Puglisi',
      'Dominik Köppl',
      'Shunsuke Inenaga',
      'Nicola Prezza',
      'Takuya Kida',
      'Masayuki Takeda',
      'Djamal Belazzougui',
      'Juha Kärkkäinen',
      'Philip Bille',
      'Inge Li Gørtz',
      'Tomohiro I',
      'Yuto Nakashima',
    ),
  },
  {
    name: 'not surveys: agents that use language models',
    query: 'agent',
    wants: (paper) =>
      says(/language model|\bllms?\b/)(paper) &&
      !titleSays(SURVEY)(paper) &&
      !says(/this survey|we survey|we review/)(paper),
  },
];

/** Interests that were used to choose the model and its settings. */
export const TUNING: readonly Interest[] = [
  {
    name: 'language models that write software',
    query: '"language model" AND (code OR program)',
    wants: says(
      /software engineer|code generation|source code|programming|compil|debug|unit test|repositor/,
    ),
  },
  {
    name: 'restoration of images',
    query: 'image AND (reconstruction OR quality OR noise OR resolution)',
    wants: says(/super-?resolution|restoration|denois|deblur|derain|dehaz|low-?light/),
  },
  {
    name: 'people in 3D',
    query: '3d',
    wants: says(/avatar|human body|human motion|facial|\bfaces?\b|hand pose|human pose/),
  },
  {
    name: 'wireless networks',
    query: 'network AND (algorithm OR capacity OR optimal)',
    wants: says(/wireless|relay|channel|sensor network|interference|fading/),
  },
  { name: 'reasoning about images', query: 'reasoning', wants: says(/visual|vision|image|video/) },
  {
    name: 'harmful text',
    query: 'detection AND ("language model" OR text)',
    wants: says(
      /hallucinat|misinformation|fake news|hate|toxic|machine-generated|jailbreak|harmful/,
    ),
  },
  {
    name: 'translation',
    query: 'speech OR audio OR translation',
    wants: says(/translat|low-resource language|multilingual/),
  },
  {
    name: 'strings',
    query: 'algorithm',
    wants: says(/string|suffix|pattern matching|text index|compress/),
  },
  {
    name: 'benchmarks of vision and language',
    query: 'multimodal OR "vision-language"',
    wants: titleSays(/bench|dataset|evaluat|corpus|suite/),
  },
  {
    name: 'auctions and equilibria',
    query: 'game OR market',
    wants: says(/equilibri|auction|mechanism design|incentive/),
  },
];
