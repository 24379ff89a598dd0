import type { Config } from '../config/config.ts';
import { type CodeLink, codeLinks } from '../papers/code-links.ts';
import type { Paper } from '../papers/paper.ts';
import { venueInWords } from '../papers/venue.ts';
import type { NewsKind } from '../record/news-boxes.ts';
import { escapeGitHub, escapeLink, escapeMarkdown } from '../escapes/escapes.ts';
import { printPost, settingOf } from '../render/posts.ts';
import { type PaperView, WITHDRAWAL_LENGTH, paperView } from '../view/paper-view.ts';
import { problemIn } from '../site/front-matter.ts';
import type { Layout } from '../site/layout.ts';
import { Text } from '../template/text.ts';
import { shorten } from '../text/shorten.ts';
import { carryOver, holdsNews } from './change.ts';
import { hasSameFrontMatter, readPost, withTopLine } from './post.ts';

/** How posts are printed. */
export interface Press {
  readonly layout: Layout;
  readonly config: Config;
  readonly now: Date;
}

/** A paper as its post may show it, and as it is now. */
export interface Versions {
  /** Of the version that the post names. */
  readonly then: Paper;
  readonly now: Paper;
  /** Links of Hugging Face for the paper. */
  readonly links: readonly CodeLink[];
}

/** A post with a news; or why a person has to look at it; or undefined where there is no news for it. */
export type Revised =
  { readonly content: string; readonly text: string } | { readonly problem: string } | undefined;

/**
 * Adds a news to a post: prints the post without and with the news, and applies the differences
 * (change.ts).
 */
export function revisePost(
  kind: NewsKind,
  post: string,
  versions: Versions,
  press: Press,
): Revised {
  if (kind === 'withdrawn') return withWithdrawal(post, versions, press);
  const { then } = versions;
  const was = asShown(post, then, press);
  const is = NEWS[kind](was, versions, post);
  if (is === undefined) return undefined;
  const others = othersLinks(post, then);
  const fresh = (is.links ?? []).filter(({ url }) => !others.some((one) => one.url === url));
  const pages = printBoth(was, is.paper, press, { was: others, is: [...others, ...fresh] });
  if (pages === undefined) return undefined;
  if (!hasSameFrontMatter(post, pages.was)) return undefined;
  const { text, places } = carryOver(post, pages.was, pages.is);
  return places === 0 || problemIn(text, []) !== undefined
    ? undefined
    : { content: text, text: is.text };
}

interface Change {
  readonly paper: Paper;
  readonly links?: readonly CodeLink[];
  /** In words, in GitHub's Markdown. */
  readonly text: string;
}

/** Returns the change of a paper by a kind of news; undefined if the post has it already. */
type Kind = (was: Paper, versions: Versions, post: string) => Change | undefined;

const NEWS: Readonly<Record<Exclude<NewsKind, 'withdrawn'>, Kind>> = {
  venue(was, { now }, post) {
    const name = now.venue.accepted?.name;
    const isAccepted =
      name !== undefined && was.venue.accepted?.name !== name && !post.includes(name);
    const hasReference = now.journalRef !== undefined && was.journalRef === undefined;
    const hasDoi = now.doi !== undefined && was.doi === undefined;
    if (!isAccepted && !hasReference && !hasDoi) return undefined;
    const { journalRef, doi, venue } = now;
    const said = [
      ...(isAccepted ? [`accepted at ${escapeGitHub(venueInWords(venue) ?? '')}`] : []),
      ...(hasReference ? [`published in ${escapeGitHub(journalRef ?? '')}`] : []),
      ...(hasDoi ? [`DOI ${escapeGitHub(doi ?? '')}`] : []),
    ];
    return {
      paper: {
        ...was,
        comment: isAccepted ? now.comment : was.comment,
        journalRef,
        ...(doi !== undefined && { doi }),
        venue,
      },
      text: said.join(', '),
    };
  },
  code(was, { now, links }, post) {
    const found = [...now.links, ...links];
    const [first] = found;
    if (first === undefined || readPost(post, was.id).code) return undefined;
    return {
      paper: { ...was, links: now.links },
      links,
      text: `code: [${escapeGitHub(`${first.host}: ${first.label}`)}](${escapeLink(first.url)})`,
    };
  },
  version(was, { now, then, links }) {
    if (now.version <= was.version) return undefined;
    const title = then.title.text === now.title.text ? '' : `, with another title`;
    return { paper: now, links, text: `version ${now.version}${title}` };
  },
};

/** Describes a news in GitHub's Markdown. Returns undefined if the post or row has it already. */
export function newsInWords(
  kind: NewsKind,
  text: string,
  versions: Versions,
  press: Press,
): string | undefined {
  if (kind !== 'withdrawn')
    return NEWS[kind](asShown(text, versions.then, press), versions, text)?.text;
  const words = versions.now.comment?.text ?? '';
  return words === '' ? undefined : withdrawnInWords(words);
}

function withdrawnInWords(words: string): string {
  return `withdrawn: “${escapeGitHub(shorten(words, WITHDRAWAL_LENGTH))}”`;
}

/** Returns a paper with only the data that its post shows. */
function asShown(post: string, paper: Paper, { layout, config, now }: Press): Paper {
  const view = paperView(paper, [], settingOf(layout, config, now));
  const shows = (text: Text | string | undefined) =>
    text !== undefined && post.includes(String(text));
  const { doi, comment, journalRef, links, ...rest } = paper;
  const version = readPost(post, paper.id).version ?? paper.version;
  const isShown = shows(view.comment);
  const keeps = shows(view.journalRef);
  return {
    ...rest,
    version,
    comment: isShown ? comment : undefined,
    journalRef: keeps ? journalRef : undefined,
    ...(doi !== undefined && shows(view.doiUrl) && { doi }),
    links: links.filter(({ url }) => shows(url)),
    venue: isShown || keeps ? paper.venue : { withdrawn: false },
  };
}

/** The code that a post shows and the paper itself does not name: others named it. */
function othersLinks(post: string, { links }: Paper): CodeLink[] {
  const own = new Set(links.map(({ url }) => url));
  return codeLinks([post]).filter(({ url }) => !own.has(url));
}

/** Two prints of a post; undefined where one of them would not build. */
function printBoth(
  then: Paper,
  now: Paper,
  press: Press,
  links: { readonly was: readonly CodeLink[]; readonly is: readonly CodeLink[] },
  over: Partial<PaperView> = {},
): { readonly was: string; readonly is: string } | undefined {
  const print = (paper: Paper, shown: readonly CodeLink[], more: Partial<PaperView> = {}) => {
    const own = new Set(paper.links.map(({ url }) => url));
    const others = shown.filter(({ url }) => !own.has(url));
    return printPost(paper, [], press, { links: others, generated: undefined }, more);
  };
  const was = print(then, links.was);
  const is = print(now, links.is, over);
  return 'page' in was && 'page' in is ? { was: was.page, is: is.page } : undefined;
}

/**
 * A post with arXiv's word of a withdrawal; nothing else in it changes. A post that was rewritten
 * gets one line at its top.
 */
function withWithdrawal(post: string, { then, now }: Versions, press: Press): Revised {
  const said = readPost(post, now.id);
  const words = now.comment?.text ?? '';
  if (said.withdrawn || words === '') return undefined;
  const rules = press.layout.preset.markdown;
  const withdrawn = new Text(shorten(words, WITHDRAWAL_LENGTH), (text) =>
    escapeMarkdown(text, rules),
  );
  const standing = { ...then, venue: { ...then.venue, withdrawn: false } };
  const was = asShown(post, standing, press);
  const others = othersLinks(post, was);
  const pages = printBoth(was, was, press, { was: others, is: others }, { withdrawn });
  if (pages === undefined) return { problem: 'a post that says so would not build' };
  const { lines } = press.layout.preset.frontMatter;
  if (lines !== true && !hasSameFrontMatter(post, pages.was))
    return { problem: 'its front matter is not of the form that Paperboy writes' };
  if (pages.was !== pages.is && holdsNews(post, pages.was, pages.is)) return undefined;
  const { text, places } = carryOver(post, pages.was, pages.is);
  const line = `> **This paper was withdrawn.** arXiv says: “${String(withdrawn)}”`;
  const isShown = places > 0 && holdsWithdrawal(text, withdrawn);
  const content = isShown ? text : withTopLine(post, line, lines === true);
  if (problemIn(content, []) !== problemIn(post, []))
    return { problem: 'its front matter cannot be read' };
  return { content, text: withdrawnInWords(words) };
}

/** A key of front matter alone is not seen by a reader. */
function holdsWithdrawal(text: string, withdrawn: Text): boolean {
  return text.includes(String(withdrawn)) || text.includes(withdrawn.plain);
}
