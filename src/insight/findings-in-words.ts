import type { Hit } from '../match/match.ts';
import type { Peculiarity } from './arxiv-reading.ts';
import type { Findings, TopicFindings } from './findings.ts';
import type { Condition } from './misses.ts';
import type { Warning } from './warning.ts';
import { counted } from '../text/counted.ts';

const FIELDS: Readonly<Record<Hit['field'], string>> = {
  title: 'title',
  abstract: 'abstract',
  authors: 'authors',
  comment: 'comment',
  journal: 'journal reference',
  categories: 'categories',
  id: 'id',
};

export function fieldInWords(field: Hit['field']): string {
  return FIELDS[field];
}

/** What alone keeps papers out, as the end of `2 papers …`. */
export function conditionInWords({ kind, text, of }: Condition): string {
  const whose = of === 'all' ? 'the general' : 'the topic’s';
  switch (kind) {
    case 'lacks':
      return `without ${text}`;
    case 'refused':
      return `with ${text}, which NOT refuses`;
    case 'excluded':
      return `matching ${text}, which ${whose} exclude refuses`;
    case 'outside':
      return `outside of ${whose} categories, ${text}`;
  }
}

export function warningInWords(warning: Warning): string {
  if (warning.kind === 'nothing') return 'Matches nothing.';
  const { perDay, limit, because } = warning;
  const many = `Matches far too much: about ${Math.round(perDay)} papers a weekday`;
  return because === 'max-papers'
    ? `${many}, and a run proposes ${limit} at most (max-papers): more would wait each day.`
    : `${many}, more than the ${limit} that anybody would look through.`;
}

const PECULIAR: Readonly<Record<Exclude<Peculiarity, 'refused'>, string>> = {
  alternatives:
    'Words side by side are alternatives there, any of which is enough; here they are a phrase.',
  'no-precedence':
    'There is no precedence there: all that stands right of an operator is its right side.',
  'last-operator': 'Of two operators side by side only the last counts there.',
  everywhere:
    'A term that names no field is looked for in every field there, authors and comments too; here in title and abstract.',
};

const REFUSED =
  'arXiv would answer this with an error: it cannot begin with NOT before more than one term.';

/** Why arXiv would read the words in another way, a sentence each; the last one is true of any query. */
export function readingInWords({ arxiv }: Pick<TopicFindings, 'arxiv'>): readonly string[] {
  if (arxiv === undefined) return [];
  if (arxiv.peculiarities.has('refused')) return [REFUSED];
  const said = Object.entries(PECULIAR).filter(([name]) =>
    arxiv.peculiarities.has(name as Peculiarity),
  );
  return [
    ...said.map(([, text]) => text),
    'Words count by their stems there (“distilled” is “distillation”).',
  ];
}

/** What would have come of that reading, in one sentence. */
export function differenceInWords({ arxiv, found }: TopicFindings): string {
  if (arxiv === undefined || arxiv.peculiarities.has('refused')) return '';
  const { only, not } = arxiv;
  if (only.length + not.length === 0)
    return found.length === 0
      ? 'It would have taken none of these papers either.'
      : 'It would have taken the same papers.';
  const parts = [
    ...(only.length > 0 ? [`taken ${counted(only.length, 'paper')} that ours does not`] : []),
    ...(not.length > 0 ? [`missed ${counted(not.length, 'paper')} that ours takes`] : []),
  ];
  return `It would have ${parts.join(', and ')}.`;
}

/** What all these numbers are of. */
export function scopeInWords({ readCount, from, to }: Findings): string {
  return `Of ${counted(readCount, 'paper')} submitted from ${from} to ${to}. arXiv was asked for what any of the topics could want, not for all it has: what is said of near misses and of arXiv’s own reading is the least there is.`;
}
