import { parse } from 'yaml';
import * as z from 'zod/mini';
import { malformed } from './malformed-preset.ts';

/**
 * One way to learn a text about a site:
 * - a text: a template over the values before it; always succeeds;
 * - `setting`: the value at `a.b.c` in the configuration file (YAML, TOML, JSON);
 * - `pattern`: the first group of a regular expression over the configuration file;
 * - `folder`: the folder that matches a glob and holds the newest pages, or the most;
 * - `dated`: the folder below another one that holds the newest pages with dates in their paths;
 * - `ending`: the most common ending of the pages in a folder;
 * - `file`: the first file that matches a glob.
 *
 * `in` replaces the configuration file by the first match of some globs. `is` is the only value to
 * accept. `gives` is a template for the result, in which `found` is the text that was found.
 */
const source = z.union([
  z.string(),
  z.strictObject({
    setting: z.string(),
    in: z.optional(z.union([z.string(), z.array(z.string())])),
    is: z.optional(z.union([z.string(), z.boolean()])),
    gives: z.optional(z.string()),
  }),
  z.strictObject({
    pattern: z.string(),
    in: z.optional(z.union([z.string(), z.array(z.string())])),
    gives: z.optional(z.string()),
  }),
  z.strictObject({ folder: z.string(), gives: z.optional(z.string()) }),
  z.strictObject({ dated: z.string(), gives: z.optional(z.string()) }),
  z.strictObject({ ending: z.string() }),
  z.strictObject({ file: z.string(), gives: z.optional(z.string()) }),
]);

/** Ways to learn one text. The first that succeeds is used. */
const sources = z.union([z.string(), z.array(source)]);

const recognise = z.strictObject({
  /** Globs of the configuration file, in the order in which the generator looks for it. */
  config: z.array(z.string()),
  /** A regular expression that the file must match, if its name is not enough. */
  says: z.optional(z.string()),
  /** Globs that must all match a file; of which one must match; that must not match. */
  with: z.optional(z.array(z.string())),
  withAny: z.optional(z.array(z.string())),
  without: z.optional(z.array(z.string())),
});

const schema = z.strictObject({
  title: z.string(),
  /** Ways to recognise a site; absent for a preset that is never recognised. */
  recognise: z.optional(z.array(recognise)),
  /** More general presets, which match wherever this one does. */
  insteadOf: z._default(z.array(z.string()), []),
  /** Values that differ between sites, by name. Each may use those before it. */
  values: z._default(z.record(z.string(), sources), {}),
  /** Path templates, relative to the site's folder. */
  post: z.string(),
  digest: z.string(),
  /**
   * Template of the link from a digest page to a post, with `page` and `relative` (the way to the
   * post as a folder's address and as a file), `file` (its name without ending) and the values.
   */
  link: z.string(),
  /** Whether the link is an argument of the generator's own tag, not an address. */
  linkIsForTag: z._default(z.boolean(), false),
  /** Path of the list of papers, relative to the site's folder, and the first lines of a new one. */
  list: z._default(z.string(), 'arxiv.md'),
  listHead: z._default(z.string(), '# arXiv papers\n\n'),
  /** Template of the link from the list to a page beside it, with `name`; empty to use `link`. */
  listLink: z._default(z.string(), ''),
  /** Whether the generator publishes a picture that is beside a page. */
  pictures: z._default(z.boolean(), false),
  /** The address of the published site. */
  siteUrl: z._default(sources, ''),
  /** Template of a post's address below the site's, with `path` (its file without ending or index) and the values; empty if unknown. */
  address: z._default(z.string(), ''),
  /** How to write formulas that are typeset: a `MathMode`, or ways to learn it. */
  math: sources,
  /** The mode on digest pages, if it is another. */
  digestMath: z.optional(z.string()),
  /** The mode for `math: dollars`. */
  dollars: z._default(z.string(), 'mdit'),
  /** Ways to see that the site typesets formulas; absent if the generator always does. */
  typesets: z.optional(sources),
  /** The key of front matter, or the shortcode, that turns formulas on for a page. */
  mathSwitch: z._default(sources, ''),
  /** Whether the generator lists pages of any folder, so that a new folder needs no notice. */
  listsAll: z._default(z.boolean(), false),
  /** Text of the notice for a site whose menus would not show new pages: how to add them. */
  unlisted: z._default(sources, ''),
  /** Key of front matter -> the setting that lists its allowed values. */
  allowed: z._default(z.record(z.string(), sources), {}),
  /** Differences of its Markdown (markdown.ts). */
  markdown: z._default(
    z.strictObject({
      also: z.optional(z.string()),
      apart: z.optional(z.string()),
      domains: z.optional(z.boolean()),
      directives: z.optional(z.boolean()),
      templated: z.optional(z.boolean()),
    }),
    {},
  ),
  /** How the generator changes front matter even if it is quoted (facts in escapes.ts). */
  frontMatter: z._default(
    z.strictObject({
      noBackslash: z.optional(z.boolean()),
      html: z.optional(z.boolean()),
      raw: z.optional(z.boolean()),
      markdown: z.optional(z.boolean()),
      /** Its front matter is lines of `Key: value`, not YAML (metadata-lines.ts). */
      lines: z.optional(z.boolean()),
    }),
    {},
  ),
  /** Globs of Astro's content configuration, which has the schema and the folder of the posts. */
  schema: z._default(z.array(z.string()), []),
  /** Properties to copy from the site's posts, in addition to the names and types of their keys. */
  borrow: z._default(
    z.strictObject({
      /** Folder of those posts: a template over the values. */
      from: z._default(z.string(), '{{folder}}'),
      /** Keys to copy with their value, and to leave out if the site's posts have none. */
      same: z._default(z.array(z.string()), []),
      /** Whether to copy a tag that all posts have. */
      sharedTags: z._default(z.boolean(), false),
      /** Whether several tags may be one text, separated by commas. */
      texts: z._default(z.boolean(), false),
      /** Keys of the template to leave out. */
      without: z._default(z.array(z.string()), []),
      /** Whether a notice names keys that the site's posts have and ours lack. */
      namesMissing: z._default(z.boolean(), false),
    }),
    {
      from: '{{folder}}',
      same: [],
      sharedTags: false,
      texts: false,
      without: [],
      namesMissing: false,
    },
  ),
});

export type Source = z.output<typeof source>;
export type Sources = z.output<typeof sources>;
export type Recognition = z.output<typeof recognise>;

/** The rules for the pages of one generator. They are data: a new generator needs no code. */
export type Preset = z.output<typeof schema> & { readonly name: string };

/**
 * @param name of the preset's folder
 * @param text of its preset.yml
 * @throws RunFailure TEMPLATE_INVALID, with every problem
 */
export function readPreset(name: string, text: string): Preset {
  const read = z.safeParse(schema, valueOf(name, text));
  if (read.success) return { name, ...read.data };
  throw malformed(name, read.error.issues.map(inWords));
}

function valueOf(name: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw malformed(name, [`it is not YAML: ${error instanceof Error ? error.message : ''}`]);
  }
}

function inWords(issue: z.core.$ZodIssue): string {
  const at = issue.path.length === 0 ? 'it' : `\`${issue.path.join('.')}\``;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${at} has the unknown key ${issue.keys.map((key) => `\`${key}\``).join(', ')}`;
    case 'invalid_type':
      return `${at} is missing, or is not of type ${issue.expected}`;
    default:
      return `${at} has an unknown form`;
  }
}
