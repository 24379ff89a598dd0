import { XMLValidator } from 'fast-xml-parser';
import { type BuiltPage, type BuiltSite, fileOf } from './built.ts';
import { type Leniency, comparable, difference } from './compare.ts';
import { type Expected, MATH_OPENS } from './expected.ts';
import { type Harmless, alarmsOn, foreignTo, harmlessOf, outwardLinks } from './live.ts';
import {
  attribute,
  elementsNamed,
  elementsOf,
  isFailedFormula,
  isFormula,
  textOf,
} from './page.ts';

export interface Failure {
  /** A paper's id, or a file. */
  readonly about: string;
  readonly what: string;
  readonly expected?: string;
  readonly got?: string;
}

export interface Checked {
  readonly failures: readonly Failure[];
  readonly posts: number;
  readonly pages: number;
  readonly formulas: number;
  /** Formulas that the generator's own engine could not typeset. */
  readonly refused: number;
  readonly feeds: number;
  readonly pageOf: ReadonlyMap<string, BuiltPage>;
  readonly digest: BuiltPage | undefined;
}

/** Compares a built site with what the papers say. */
export function checkSite(
  site: BuiltSite,
  papers: readonly Expected[],
  harmlessId: string,
  leniency: Leniency,
): Checked {
  const failures: Failure[] = [];
  const { pageOf, lost } = postPages(site, papers, leniency);
  failures.push(...lost);
  const calm = pageOf.get(harmlessId);
  const harmless = calm && harmlessOf(calm);
  if (harmless === undefined)
    failures.push({ about: harmlessId, what: 'no page of the harmless paper to compare with' });
  for (const paper of papers) {
    const page = pageOf.get(paper.id);
    if (page !== undefined) failures.push(...checkPost(page, paper, harmless, leniency));
  }
  for (const page of site.pages)
    failures.push(...alarmsOn(page).map((what) => ({ about: fileOf(page), what })));
  const digest = site.pages.find(({ headings }) =>
    headings.some((heading) => heading.startsWith('arXiv digest of')),
  );
  if (digest === undefined) failures.push({ about: 'the digest', what: 'has no page' });
  else failures.push(...checkDigest(site, digest, papers, pageOf, leniency));
  if (leniency.lists) failures.push(...unlisted(site, pageOf, digest));
  for (const [file, xml] of site.xml) {
    const valid = XMLValidator.validate(xml);
    if (valid !== true)
      failures.push({ about: file, what: `is no XML: ${valid.err.msg} (line ${valid.err.line})` });
  }
  const formulas = [...pageOf.values()].flatMap(({ main }) =>
    [...elementsOf(main)].filter(isFormula),
  );
  return {
    failures: unique(failures),
    posts: pageOf.size,
    pages: site.pages.length,
    formulas: papers.reduce((sum, { formulas: count }) => sum + count, 0),
    refused: formulas.filter(isFailedFormula).length,
    feeds: [...site.xml.values()].filter((xml) => /<(?:rss|feed)[\s>]/.test(xml)).length,
    pageOf,
    digest,
  };
}

/** Found by the link to arXiv that each post has, not by guessing addresses. */
function postPages(site: BuiltSite, papers: readonly Expected[], leniency: Leniency) {
  const pageOf = new Map<string, BuiltPage>();
  const lost: Failure[] = [];
  const single = site.pages.filter((page) => page.papers.size === 1 && page.headings.length > 0);
  for (const { id, title } of papers) {
    const named = single.filter((page) => page.papers.has(id));
    // A list of posts may have one alone on its last page, under a heading of its own.
    const own = named.filter(
      ({ headings: [heading = ''] }) =>
        withPlainSigns(comparable(heading, leniency)) ===
        withPlainSigns(comparable(title, leniency)),
    );
    const found = own.length > 0 ? own : named;
    const [page] = found;
    if (page === undefined) lost.push({ about: id, what: 'has no page' });
    else pageOf.set(id, page);
    if (found.length > 1)
      lost.push({ about: id, what: `has several pages: ${found.map(fileOf).join(', ')}` });
  }
  return { pageOf, lost };
}

function checkPost(
  page: BuiltPage,
  paper: Expected,
  harmless: Harmless | undefined,
  leniency: Leniency,
): Failure[] {
  const about = paper.id;
  const failures: Failure[] = [];
  const [heading = '', ...others] = page.headings;
  if (others.length > 0 && !leniency.marked)
    failures.push({ about, what: `has ${page.headings.length} <h1>` });
  const [title, shown] = [paper.title, heading].map((text) =>
    withPlainSigns(comparable(text, leniency)),
  );
  const isCut = leniency.cut && shown !== undefined && isCutFrom(title ?? '', shown);
  if (isCut && !withPlainSigns(shownOn(page, leniency).text).includes(title ?? ''))
    failures.push({ about, what: 'the title is cut, and nowhere whole' });
  const letters = (text = '') => text.replace(/[^\p{L}\p{N}]/gu, '');
  const isMarked =
    leniency.marked &&
    page.headings.some((one) => letters(title).includes(letters(one).slice(0, 12)));
  if (title !== shown && !isCut && !isMarked)
    failures.push({
      about,
      what: 'the title differs',
      expected: JSON.stringify(title),
      got: JSON.stringify(shown),
    });
  failures.push(...checkTexts(['abstract', 'comment'], shownOn(page, leniency), paper, leniency));
  if (harmless !== undefined)
    failures.push(...foreignTo(harmless, page, leniency.switched).map((what) => ({ about, what })));
  const strange = outwardLinks(page).filter(
    (href) =>
      !isOurs(href) && !isAmong(href, paper.links) && !(leniency.links && isNamed(href, page)),
  );
  return [...failures, ...strange.map((href) => ({ about, what: `links to ${href}` }))];
}

function isCutFrom(title: string, shown: string): boolean {
  const cut = /^(.*?)\s*(?:…|\.\.\.)$/.exec(shown)?.[1];
  return cut !== undefined && title.startsWith(cut);
}

/** A title with the signs for which front matter has others (forFrontMatter in escapes.ts). */
function withPlainSigns(title: string): string {
  return title
    .replace(/[‹＜]/g, '<')
    .replaceAll('] (', '](')
    .replaceAll('›', '>')
    .replaceAll('＆', '&')
    .replace(/[“”]/g, '"');
}

interface Shown {
  readonly text: string;
  /** MathJax keeps no TeX in the page. */
  readonly keepTex: boolean;
}

function shownOn({ main }: BuiltPage, leniency: Leniency): Shown {
  const keepTex = elementsNamed(main, 'mjx-container').length === 0;
  return { text: comparable(textOf(main), leniency, keepTex), keepTex };
}

/** Texts of a paper, each as one stretch of what the page shows. */
function checkTexts(
  texts: readonly ('abstract' | 'comment' | 'sentence')[],
  { text, keepTex }: Shown,
  paper: Expected,
  leniency: Leniency,
): Failure[] {
  return texts.flatMap((what) => {
    const wanted = comparable(paper[what], leniency, keepTex);
    if (text.includes(wanted)) return [];
    return [{ about: paper.id, what: `the ${what} differs`, ...difference(wanted, text) }];
  });
}

function isOurs(href: string): boolean {
  return /^https:\/\/(?:arxiv\.org\/(?:abs|pdf)\/|doi\.org\/)/.test(href);
}

/** GFM makes a link of any web address that a text names: one that shows where it leads. */
function isNamed(href: string, { main }: BuiltPage): boolean {
  const address = (text: string) =>
    decodeURI(text)
      .replace(/^https?:\/\//, '')
      .replace(/[\u200b\u2060]/g, '');
  return (
    /^https?:\/\//.test(href) &&
    elementsNamed(main, 'a').some(
      (link) => attribute(link, 'href') === href && address(textOf(link)) === address(href),
    )
  );
}

/** Some generators decode an address and encode it anew (Hexo). */
function isAmong(href: string, links: ReadonlySet<string>): boolean {
  const read = (url: string) => {
    const { href: whole } = new URL(url);
    return whole
      .replace(/%[0-9A-F]{2}/gi, (one) => String.fromCharCode(parseInt(one.slice(1), 16)))
      .replaceAll('&amp;', '&');
  };
  return URL.canParse(href) && [...links].some((link) => read(link) === read(href));
}

function checkDigest(
  site: BuiltSite,
  digest: BuiltPage,
  papers: readonly Expected[],
  pageOf: ReadonlyMap<string, BuiltPage>,
  leniency: Leniency,
): Failure[] {
  const about = 'the digest';
  const reached = new Set<string | undefined>();
  const failures: Failure[] = [];
  const shown = shownOn(digest, leniency);
  for (const link of elementsNamed(digest.main, 'a')) {
    const href = attribute(link, 'href') ?? '';
    if (/^(?:[a-z][a-z+.-]*:|\/\/|#)/i.test(href)) continue;
    const file = site.follow(digest, href);
    reached.add(file);
    if (file === undefined) failures.push({ about, what: `has a dead link: ${href}` });
  }
  for (const paper of papers) {
    const page = pageOf.get(paper.id);
    if (page !== undefined && !reached.has(fileOf(page)))
      failures.push({ about, what: `does not lead to ${paper.id} (${fileOf(page)})` });
    // A formula that is spelled has no one form to compare with.
    if (leniency.spelled && paper.sentence.includes(MATH_OPENS)) continue;
    failures.push(
      ...checkTexts(['sentence'], shown, paper, leniency).map((one) => ({
        ...one,
        what: `in the digest, ${one.what}`,
      })),
    );
  }
  return failures;
}

/** Posts to which no page of the site links but the digest page. */
function unlisted(
  site: BuiltSite,
  pageOf: ReadonlyMap<string, BuiltPage>,
  digest: BuiltPage | undefined,
): Failure[] {
  const posts = new Set([...pageOf.values()].map(fileOf));
  const linked = new Set(
    site.pages
      .filter((page) => page !== digest && !posts.has(fileOf(page)))
      .flatMap((page) =>
        elementsNamed(page.root, 'a').map((link) =>
          site.follow(page, attribute(link, 'href') ?? ''),
        ),
      ),
  );
  return [...pageOf]
    .filter(([, page]) => !linked.has(fileOf(page)))
    .map(([about, page]) => ({ about, what: `is in no list: ${fileOf(page)}` }));
}

function unique(failures: readonly Failure[]): Failure[] {
  return [...new Map(failures.map((one) => [JSON.stringify(one), one])).values()];
}
