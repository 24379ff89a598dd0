import type { Reader } from './readers.ts';
import {
  branch,
  categories,
  filePath,
  flag,
  folder,
  language,
  mapping,
  names,
  oneOf,
  paperRefs,
  paths,
  repository,
  someOf,
  text,
  topics,
  webAddress,
  wholeNumber,
  zone,
} from './readers.ts';

/** One input: its values, meaning and default. */
export interface Input<T = unknown> {
  /** Shown in action.yml and in docs/configuration.md. */
  readonly help: string;
  /** As a user would write it. Absent for an input without a default. */
  readonly default?: string;
  readonly type: Reader<T>;
  /** Why it is not allowed in the configuration file, if it is not. */
  readonly notInFile?: string;
}

/** Kinds of news of published papers. */
export const NEWS_KINDS = ['withdrawn', 'venue', 'code', 'version'] as const;

const FINDS_THE_FILE = 'it is needed to find the file';

/**
 * All inputs, in the order of the documentation. `Config`, action.yml, the JSON Schema and
 * docs/configuration.md are made from this table.
 */
export const INPUTS = {
  keywords: {
    help: 'What to follow. One topic a line: `Topic: query`, `Topic / Subtopic: query`, or a bare query. Blank lines and lines that begin with # are skipped.',
    type: topics,
  },
  config: {
    help: 'YAML file in the site repository with any of these inputs, and `keywords` in long form. Read at the base branch. Default: .github/paperboy.yml, if it exists.',
    type: folder,
    notInFile: FINDS_THE_FILE,
  },
  categories: {
    help: 'Only papers in these arXiv categories, such as `cs.CL cs.LG stat.*`; `stat` means `stat.*`. Default: any.',
    default: '',
    type: categories,
  },
  exclude: {
    help: 'A query. Papers that match it are skipped; the job summary gives that as the reason.',
    type: text,
  },
  papers: {
    help: 'arXiv ids or addresses of papers to add, whatever topics and earlier decisions say: `2410.02660`, `2410.02660v1`, `https://arxiv.org/abs/2410.02660`.',
    default: '',
    type: paperRefs,
  },
  'lookback-days': {
    help: 'How many days ago a paper may have been submitted to be new to the site. Announcements come days after submissions, so a short window loses papers.',
    default: '10',
    type: wholeNumber(1, 365),
  },
  source: {
    help: 'Where papers come from: `api`, `oai` (OAI-PMH), the announcement feed `rss`, or `auto`: the API, then OAI-PMH, then the feed. The feed has one day, and needs categories (`cat:` terms or `categories`).',
    default: 'auto',
    type: oneOf(['auto', 'api', 'oai', 'rss']),
  },
  'max-papers': {
    help: 'The most papers that one run proposes, shared fairly between topics. `when-full` says what happens to the rest. 0 is no limit.',
    default: '20',
    type: wholeNumber(0, 10_000),
  },
  'when-full': {
    help: 'What happens to the papers that `max-papers` leaves out: `hold-over` (they wait for the next runs, and are listed) or `pass-over` (each run takes the best new papers; the others are counted and not proposed later).',
    default: 'hold-over',
    type: oneOf(['hold-over', 'pass-over']),
  },
  order: {
    help: 'Order within a topic, and which papers come first when `max-papers` leaves some out: `best` or `newest`.',
    default: 'best',
    type: oneOf(['best', 'newest']),
  },
  library: {
    help: 'BibTeX files in the site repository: paths or globs, separated by commas or lines. Papers similar to their entries come first.',
    default: '',
    type: paths,
  },
  output: {
    help: 'What to write, any of: `posts` (one a paper), `digest` (one page a run), `list` (a table by topic in one file), `feed` (Atom), `bibtex`.',
    default: 'posts, digest',
    type: someOf(['posts', 'digest', 'list', 'feed', 'bibtex']),
  },
  site: {
    help: 'The preset for the site: `astro`, `astro-air`, `hugo`, `jekyll`, `eleventy`, `docusaurus`, `vitepress`, `mkdocs`, `hexo`, `quarto`, `quartz`, `pelican`, `markdown`; or `auto`, which recognises the generator and uses `markdown` if there is none.',
    default: 'auto',
    type: text,
  },
  math: {
    help: 'How formulas are written: `dollars`, `brackets`, `github`, `unicode`; or `auto`: as the site typesets them, and `unicode` if it does not.',
    default: 'auto',
    type: oneOf(['auto', 'dollars', 'brackets', 'github', 'unicode']),
  },
  'post-path': {
    help: "Path of a post: a template with the paper's id, such as `papers/{{year}}/{{id}}.md`. Default: the preset's.",
    type: filePath,
  },
  'digest-path': {
    help: "Path of the digest page: a template with the date, such as `digests/{{date}}.md`. Default: the preset's.",
    type: filePath,
  },
  'list-path': {
    help: "Path of the list in the site repository. Default: the preset's.",
    type: filePath,
  },
  'feed-path': {
    help: "Path of the Atom feed in the site repository. Default: the preset's.",
    type: filePath,
  },
  'bibtex-path': {
    help: "Path of the BibTeX file in the site repository. Default: the preset's.",
    type: filePath,
  },
  'site-url': {
    help: "Address of the published site, for feeds and links. Default: the one in the generator's configuration.",
    type: webAddress,
  },
  templates: {
    help: "Folder in the site repository whose post.hbs, digest.hbs, list.hbs and pull-request.hbs replace the preset's.",
    type: folder,
  },
  'front-matter': {
    help: "YAML mapping that is merged into the front matter of each post, over the preset's values.",
    default: '',
    type: mapping,
  },
  timezone: {
    help: 'IANA time zone for dates shown and for the day in paths.',
    default: 'UTC',
    type: zone,
  },
  'code-links': {
    help: "Show the code, models, data and project pages that a paper's abstract or comment names as its own or, without any, those that Hugging Face has for it.",
    default: 'true',
    type: flag,
  },
  updates: {
    help: 'Which news of published papers to propose: any of `withdrawn`, `venue`, `code`, `version`; or `off`.',
    default: 'withdrawn',
    type: someOf(NEWS_KINDS, 'off'),
  },
  'llm-url': {
    help: 'Address of an OpenAI-compatible service, such as `https://api.openai.com/v1`. If set, posts get a summary and questions with answers, made from title, abstract and comment alone and marked as written by a language model.',
    type: webAddress,
  },
  'llm-model': {
    help: 'The model to use, by its name at the service.',
    type: text,
  },
  'llm-key': {
    help: 'Key for the service, from a secret. It is sent to `llm-url` only.',
    type: text,
    notInFile: 'a secret does not belong in a repository',
  },
  'llm-tasks': {
    help: 'What the model writes: `summary`, `qa` (questions with answers), or both.',
    default: 'summary, qa',
    type: someOf(['summary', 'qa']),
  },
  'llm-language': {
    help: 'The language of summaries and answers, by its name.',
    default: 'English',
    type: language,
  },
  token: {
    help: 'Token that reads and writes the site repository.',
    default: '${{ github.token }}',
    type: text,
    notInFile: FINDS_THE_FILE,
  },
  repository: {
    help: 'The site repository, `owner/name`. Default: the one that the workflow is in.',
    type: repository,
    notInFile: FINDS_THE_FILE,
  },
  base: {
    help: "The branch to open pull requests against. Default: the repository's default branch.",
    type: branch,
  },
  branch: {
    help: 'The branch that holds the digest until it is merged.',
    default: 'paperboy/digest',
    type: branch,
  },
  'pull-request': {
    help: '`rolling`: one open digest at a time, to which later runs add; `daily`: a pull request a day, on a branch that ends in the date; `off`: commit to the base branch.',
    default: 'rolling',
    type: oneOf(['rolling', 'daily', 'off']),
  },
  title: {
    help: 'Title of the pull request: a template with `count`, `topics`, `date` and `days` of the whole digest. A run that adds papers updates it unless a person changed it.',
    default: 'arXiv: {{count}} {{noun}}{{#if topics}} on {{join topics ", "}}{{/if}} ({{date}})',
    type: text,
  },
  'commit-message': {
    help: 'Subject of the commit: a template.',
    default: 'Add {{count}} {{noun}} from arXiv ({{date}})',
    type: text,
  },
  labels: {
    help: 'Labels for the pull request, separated by commas or lines.',
    default: 'arxiv-digest',
    type: names,
  },
  assignees: {
    help: 'Logins to assign to a new pull request, separated by commas or lines.',
    default: '',
    type: names,
  },
  reviewers: {
    help: 'Logins to request a review of a new pull request from, separated by commas or lines.',
    default: '',
    type: names,
  },
  'team-reviewers': {
    help: 'Slugs of teams to request a review from; needs a token that can read the organisation.',
    default: '',
    type: names,
  },
  draft: { help: 'Whether to open the pull request as a draft.', default: 'false', type: flag },
  'on-outage': {
    help: 'What an outage of arXiv does: `fail` makes the run fail, `warn` leaves a warning. The next run catches up in either case.',
    default: 'fail',
    type: oneOf(['fail', 'warn']),
  },
  'dry-run': {
    help: 'Do everything except writing. The job summary shows what would be proposed.',
    default: 'false',
    type: flag,
  },
} as const satisfies Record<string, Input>;

export type InputName = keyof typeof INPUTS;
export type InputValue<K extends InputName> = ReturnType<(typeof INPUTS)[K]['type']['read']>;
export type InputValues = { readonly [K in InputName]?: InputValue<K> };
export const INPUT_NAMES = Object.keys(INPUTS) as InputName[];

export function isInput(name: string): name is InputName {
  return Object.hasOwn(INPUTS, name);
}

/** Keys of a topic in the long form of the configuration file. */
export const TOPIC_KEYS = {
  any: 'A query, or a list of queries of which one has to match.',
  query: 'The same.',
  queries: 'The same.',
  filters:
    'The same, as in cv-arxiv-daily: an entry without quotation marks and operators is a phrase.',
  exclude: 'A query, or a list of queries: papers that match one are not in the topic.',
  categories: 'Only papers in these categories are in the topic.',
  'max-papers': 'The most papers of this topic that one run proposes; 0 is no limit.',
} as const;

/** Outputs of the step. */
export const OUTPUTS = {
  status:
    '`opened`, `updated`, `committed`, `nothing-new` (also when only labels or people were tried again) or `dry-run`.',
  'pull-request-number':
    'Number of the open digest, whether or not this run changed it; empty if there is none.',
  'pull-request-url': 'Its address; empty if there is none.',
  branch: 'The branch of the digest; empty if there is none.',
  commit: 'The commit of this run; empty if there is none.',
  'paper-count': 'Number of papers that this run proposed.',
  'held-over-count': 'Number of papers that matched and wait for the next run.',
  'passed-over-count': 'How many papers waited too long and were passed over by this run.',
  'update-count': 'Number of news of published papers that this run proposed.',
  papers: 'JSON: `[{id, version, title, topics, path, url}]`, the papers of this run.',
  paths: 'The posts, pages and lists that this run added or changed for its papers, one a line.',
} as const;
export type OutputName = keyof typeof OUTPUTS;

/** The configuration file if `config` is not set. */
export const DEFAULT_FILE = '.github/paperboy.yml';
