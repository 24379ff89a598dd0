import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Element, around, attribute, elementsNamed, parsePage, textOf } from './page.ts';

export interface BuiltPage {
  /** From the site's root, beginning with a slash. */
  readonly url: string;
  readonly root: Element;
  /** Papers whose post this page shows: by the links to their versions, which digests have not. */
  readonly papers: ReadonlySet<string>;
  /** What holds the page's own text. */
  readonly main: Element;
  readonly headings: readonly string[];
}

/** A site as its generator left it. */
export interface BuiltSite {
  readonly pages: readonly BuiltPage[];
  /** Feeds and site maps. */
  readonly xml: ReadonlyMap<string, string>;
  /** The page that a link leads to, as a web server would find it; undefined for a dead one. */
  follow(from: BuiltPage, href: string): string | undefined;
}

const MARKER = /^https:\/\/arxiv\.org\/abs\/(?<id>.+?)v\d+$/;

export function readBuilt(folder: string): BuiltSite {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .sort();
  const text = (file: string) => readFileSync(join(folder, file), 'utf8');
  return {
    pages: files.filter((file) => file.endsWith('.html')).map((file) => pageOf(file, text(file))),
    xml: new Map(
      files.filter((file) => file.endsWith('.xml')).map((file) => [file, text(file)] as const),
    ),
    follow(from, href) {
      const { origin, pathname } = new URL(href, `http://site.invalid${from.url}`);
      // Feeds and some themes write links with the site's own address.
      if (!['http://site.invalid', 'https://example.org'].includes(origin)) return undefined;
      const path = decodeURIComponent(pathname).replace(/^\//, '');
      return [path, `${path}/index.html`, `${path}.html`]
        .map((file) => file.replace(/\/{2,}/g, '/').replace(/^\//, ''))
        .find((file) => existsSync(join(folder, file)) && statSync(join(folder, file)).isFile());
    },
  };
}

/** The file behind a page's address. */
export function fileOf({ url }: BuiltPage): string {
  return (url.endsWith('/') ? `${url}index.html` : url).slice(1);
}

function pageOf(file: string, html: string): BuiltPage {
  const root = parsePage(html);
  const markers = elementsNamed(root, 'a').flatMap((link) => {
    const id = MARKER.exec(attribute(link, 'href') ?? '')?.groups?.['id'];
    // An address within an abstract is a link too, but shows the address.
    return id === undefined || /https?:/i.test(textOf(link)) ? [] : [{ id, link }];
  });
  const first = markers[0]?.link;
  const main =
    first === undefined
      ? undefined
      : (around(first, ({ tagName }) => tagName === 'article') ??
        around(
          first,
          (one) =>
            one.tagName === 'main' || ['main', 'document'].includes(attribute(one, 'role') ?? ''),
        ));
  return {
    url: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
    root,
    papers: new Set(markers.map(({ id }) => id)),
    main: main ?? elementsNamed(root, 'body')[0] ?? root,
    headings: elementsNamed(root, 'h1').map(textOf),
  };
}
