import type { NEWS_KINDS } from '../config/schema.ts';
import { type PaperId, absUrl, parsePaperRef } from '../papers/paper.ts';
import { DROPPED, LINE, NEWS, withTick } from './boxes.ts';
import { type FilesAt, fileLine } from './entry.ts';
import { partsOf } from './section.ts';

export type NewsKind = (typeof NEWS_KINDS)[number];

/** Identifies a news: its paper, its kind and its content. */
export interface NewsName {
  readonly id: PaperId;
  readonly kind: NewsKind;
  /** `v3`, or a short checksum of its content. */
  readonly mark: string;
}

/** News of a published paper, and its post with it. */
export interface ProposedNews extends NewsName {
  /** The paper's title, in GitHub's Markdown. */
  readonly title: string;
  /** In words, in GitHub's Markdown: `withdrawn: “An error in Lemma 3”`. */
  readonly text: string;
  /** The post; of a paper without one, the list that holds its row. */
  readonly path: string;
  /** The post with the news; absent for a paper that only lists hold. */
  readonly content?: string;
  /** Git's id of a blob with that content, or with the row as it was. */
  readonly blob: string;
  /** Rows and entries that the news changes, as markOfPart names them. */
  readonly parts: readonly string[];
}

/** The line of a news in a pull request's list. */
export interface NewsBox extends NewsName {
  /** How the id of the blob begins that the post got. */
  readonly blob: string;
  /** Rows and entries that the news changed, as markOfPart names them. */
  readonly parts: readonly string[];
  readonly ticked: boolean;
  readonly dropped: boolean;
}

export const NEWS_HEADING = '### News of published papers';

export function keyOf({ id, kind, mark }: NewsName): string {
  return `${id} ${kind} ${mark}`;
}

/**
 * The list of news as newsBoxesIn reads it:
 *
 *     - [x] [Reading by Candle Light](https://arxiv.org/abs/2611.00001) withdrawn: “…” <!-- news: withdrawn v2 0123456789 -->
 */
export function newsLines(news: readonly ProposedNews[], filesAt: FilesAt | undefined): string {
  return news
    .map(
      ({ id, kind, mark, title, text, path, blob, parts }) =>
        `- [x] [${title}](${absUrl({ id })}) ${text} <!-- news: ${[kind, mark, blob.slice(0, 10), ...parts].join(' ')} -->${filesAt === undefined ? '' : `\n  ${fileLine(path, filesAt)}`}`,
    )
    .join('\n');
}

/** Puts lines of news below the heading that a body has for them; undefined where it has none. */
export function besideNews(body: string, lines: string): string | undefined {
  const parts = partsOf(body);
  const at = parts?.ours.indexOf(`${NEWS_HEADING}\n`) ?? -1;
  if (parts === undefined || at < 0) return undefined;
  const [above, below] = [parts.ours.slice(0, at), parts.ours.slice(at + NEWS_HEADING.length)];
  return `${parts.before}${above}${NEWS_HEADING}\n\n${lines}\n${below.trimStart()}${parts.after}`;
}

/** Returns the news that a digest pull request lists. If a news is listed twice, the last line counts. */
export function newsBoxesIn(body: string): NewsBox[] {
  const boxes = new Map<string, NewsBox>();
  for (const { groups } of (partsOf(body)?.ours ?? body).matchAll(LINE)) {
    const box = readBox(groups ?? {});
    if (box !== undefined) boxes.set(keyOf(box), box);
  }
  return [...boxes.values()];
}

function readBox({
  tick,
  text = '',
  link = '',
}: Readonly<Record<string, string | undefined>>): NewsBox | undefined {
  const said = NEWS.exec(text)?.groups;
  const id = parsePaperRef(link)?.id;
  if (said === undefined || id === undefined) return undefined;
  return {
    id,
    kind: said['kind'] as NewsKind,
    mark: said['mark'] ?? '',
    blob: said['blob'] ?? '',
    parts: said['parts']?.match(/\w+/g) ?? [],
    ticked: tick !== ' ',
    dropped: text.trimEnd().endsWith(DROPPED),
  };
}

/** Ticks and unticks the lines of some news. @param kept by key, as from keyOf */
export function withNewsBoxes(body: string, kept: ReadonlyMap<string, boolean>): string {
  if (kept.size === 0) return body;
  const parts = partsOf(body) ?? { before: '', ours: body, after: '' };
  const ours = parts.ours.replace(LINE, (line: string, ...found: unknown[]) => {
    const groups = found.at(-1) as Record<string, string>;
    const box = readBox(groups);
    const keep = box && kept.get(keyOf(box));
    return keep === undefined ? line : withTick(groups, keep);
  });
  return parts.before + ours + parts.after;
}

const IN_MESSAGE =
  /^- news: (?<ref>\S+) (?<kind>withdrawn|venue|code|version) (?<mark>[\w.-]{1,40})$/gm;

/** The lines of a commit's message that name its news: `- news: 2611.00001 withdrawn v2`. */
export function newsMessageLines(news: readonly NewsName[]): string[] {
  return news.map((one) => `- news: ${keyOf(one)}`);
}

/** The news that a commit's message names, by key. */
export function newsInMessage(message: string): string[] {
  return [...message.replaceAll('\r\n', '\n').matchAll(IN_MESSAGE)].flatMap(({ groups }) => {
    const id = parsePaperRef(groups?.['ref'] ?? '')?.id;
    return id === undefined
      ? []
      : [keyOf({ id, kind: groups?.['kind'] as NewsKind, mark: groups?.['mark'] ?? '' })];
  });
}
