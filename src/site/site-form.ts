import { Front } from './front-form.ts';
import { asEntry, frontMatterOf, revise } from './front-matter.ts';
import type { Given } from './posts-read.ts';
import { NAMES, type Role } from './roles.ts';
import type { Schema } from './site-schema.ts';

/** The form of a site's posts, which new posts get. */
export interface SiteForm {
  /** The posts that were read. */
  readonly from: readonly string[];
  /** Keys that most posts have, with their most common type. */
  readonly keys: ReadonlyMap<string, Given>;
  /** Keys to copy with their values. */
  readonly same: Readonly<Record<string, unknown>>;
  /** Keys of the template that the site's posts do not have. */
  readonly without: readonly string[];
  /** Tags that all posts have. The site's collection may be defined by one. */
  readonly sharedTags: readonly string[];
  /** The schema of the posts' collection. */
  readonly schema: Schema | undefined;
  /** Path of the schema, for messages. */
  readonly schemaPath: string | undefined;
  /** Key -> its allowed values. */
  readonly allowed: ReadonlyMap<string, readonly string[]>;
  /** Whether the body begins with the title; undefined to keep the template's form. */
  readonly heading: boolean | undefined;
  /** A key, or a shortcode, that turns formulas on for one page. */
  readonly mathSwitch: string | undefined;
  /** Whether several tags may be one text. Jekyll splits it at spaces, Hexo and Eleventy do not. */
  readonly takesTexts: boolean;
  /** Whether a notice names keys that all posts have and ours lack. */
  readonly namesMissing: boolean;
}

/** Facts about a page that are not in its front matter. */
export interface PageFacts {
  /** The title as Markdown. */
  readonly heading: string;
  readonly slug: string;
  /** Whether it shows a formula. */
  readonly hasFormula: boolean;
  /** Whether its paper was withdrawn. */
  readonly isWithdrawn?: boolean;
}

export interface Formed {
  readonly page: string;
  /** Keys that the site has and this page lacks. */
  readonly missing: readonly string[];
  /** Tags and categories that the site does not allow. */
  readonly refused: readonly string[];
}

/**
 * Gives a page the form of the site's posts: renames and converts its keys, and copies keys that the
 * posts share. Keeps a page without YAML as it is: its template chose that form.
 */
export function inSiteForm(page: string, form: SiteForm, facts: PageFacts): Formed {
  if (frontMatterOf(page) === undefined) return { page, missing: [], refused: [] };
  const refused = new Set<string>();
  let missing: readonly string[] = [];
  let isCut = false;
  const revised = revise(page, (entries, values) => {
    const front = new Front(entries, values, form, refused);
    for (const role of Object.keys(NAMES) as Role[]) front.fill(role, facts.slug);
    for (const [key, value] of Object.entries(form.same)) entries.set(key, asEntry(key, value));
    for (const key of form.without) entries.delete(key);
    if (form.mathSwitch !== undefined && /^\w+$/.test(form.mathSwitch) && facts.hasFormula)
      entries.set(form.mathSwitch, `${form.mathSwitch}: true\n`);
    if (facts.isWithdrawn === true && takesWithdrawn(form))
      entries.set(WITHDRAWN, `${WITHDRAWN}: true\n`);
    isCut = front.conform();
    missing = front.missing();
    if (form.schema?.strict === true)
      for (const key of entries.keys()) if (!form.schema.fields.has(key)) entries.delete(key);
  });
  const headed = withHeading(revised, facts.heading, form.heading);
  const whole = isCut ? withWholeTitle(headed, facts.heading) : headed;
  return { page: withShortcode(whole, form, facts), missing, refused: [...refused] };
}

const WITHDRAWN = 'withdrawn';

/** Whether the site's schema or posts have a key for withdrawn papers. */
function takesWithdrawn({ schema, keys }: SiteForm): boolean {
  const field = schema?.fields.get(WITHDRAWN);
  return (field?.type ?? keys.get(WITHDRAWN)?.kind) === 'boolean';
}

const FENCED = /^---[ \t]*\r?\n[^]*?(?<=\n)---[ \t]*\r?\n/;

/** Adds the title as a heading at the start of the body, or removes it. */
function withHeading(page: string, heading: string, wanted: boolean | undefined): string {
  if (wanted === undefined) return page;
  const head = FENCED.exec(page)?.[0] ?? '';
  const body = page.slice(head.length).trimStart();
  const line = `# ${heading}\n`;
  if (wanted) return body.startsWith('# ') ? page : `${head}\n${line}\n${body}`;
  return body.startsWith(line) ? `${head}\n${body.slice(line.length).trimStart()}` : page;
}

/** Adds the whole title to the body if front matter has a cut one; not as a heading, which the theme prints. */
function withWholeTitle(page: string, heading: string): string {
  const head = FENCED.exec(page)?.[0] ?? '';
  const body = page.slice(head.length).trimStart();
  return body.startsWith('# ') ? page : `${head}\n**${heading}**\n\n${body}`;
}

/** Adds the shortcode with which Congo and Blowfish typeset formulas (their documentation, "Shortcodes"). */
function withShortcode(page: string, { mathSwitch }: SiteForm, { hasFormula }: PageFacts): string {
  if (mathSwitch === undefined || /^\w+$/.test(mathSwitch) || !hasFormula) return page;
  const head = FENCED.exec(page)?.[0] ?? '';
  return `${head}\n${mathSwitch}\n\n${page.slice(head.length).trimStart()}`;
}
