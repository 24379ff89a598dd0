import { parse } from 'yaml';
import * as z from 'zod/mini';
import { RunFailure } from '../failure.ts';
import { MATH_MODES, type MathMode } from '../escapes/math.ts';

/**
 * One way to learn something about a site; what it yields is a text.
 * - a text: a template over the values learnt before; always yields;
 * - `setting`: what stands at `a.b.c` in the configuration file (YAML, TOML, JSON);
 * - `pattern`: a regular expression over the configuration file's text: its first group;
 * - `folder`: a glob of folders: the one that holds the newest pages, or the most;
 * - `dated`: a folder: the one below it that holds the newest pages whose paths have dates;
 * - `ending`: a folder: how most pages in it end;
 * - `file`: a glob of files: the first of them.
 *
 * `in` names another file than the configuration file, by globs of which the first that matches
 * counts; `is` says which values count; `gives` is a template for what comes of it, with `found`.
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

/** Ways to learn one thing, the first that yields counts. */
const sources = z.union([z.string(), z.array(source)]);

const recognise = z.strictObject({
  /** Globs, in the order in which the generator looks: a site has a file that matches one. */
  config: z.array(z.string()),
  /** A regular expression that the file has to match, where its name is not telling enough. */
  says: z.optional(z.string()),
  /** Globs that each have to match some file, or any, and globs that must match none. */
  with: z.optional(z.array(z.string())),
  withAny: z.optional(z.array(z.string())),
  without: z.optional(z.array(z.string())),
});

const schema = z.strictObject({
  title: z.string(),
  /** Ways to tell a site of this kind; absent: never recognised. */
  recognise: z.optional(z.array(recognise)),
  /** More general presets, which fit as well wherever this one does. */
  insteadOf: z._default(z.array(z.string()), []),
  /** What differs from site to site, by name, each from those before it. */
  values: z._default(z.record(z.string(), sources), {}),
  /** Path templates, from the site's folder on. */
  post: z.string(),
  digest: z.string(),
  /**
   * How the digest page links to a post, with `page` and `relative` (from there to the post, as
   * addresses of folders and as files), `file` (its name without ending) and the values.
   */
  link: z.string(),
  /** Whether the link is what a tag of the generator takes, not an address. */
  linkIsForTag: z._default(z.boolean(), false),
  /** Path of the list of all papers, from the site's folder on, and what a new one begins with. */
  list: z._default(z.string(), 'arxiv.md'),
  listHead: z._default(z.string(), '# arXiv papers\n\n'),
  /** Whether a picture that lies beside a page is published with it. */
  pictures: z._default(z.boolean(), false),
  /** The address of the published site. */
  siteUrl: z._default(sources, ''),
  /** A post's address below that of the site, with `path` (its file without ending or index) and the values; empty where it is not known. */
  address: z._default(z.string(), ''),
  /** A mode of `MathMode`, or how it is learnt from the site: how formulas are written where they are typeset. */
  math: sources,
  /** The mode on digest pages, where that is another. */
  digestMath: z.optional(z.string()),
  /** The mode for `math: dollars`. */
  dollars: z._default(z.string(), 'mdit'),
  /** Ways to see that something typesets formulas; absent: the generator does. */
  typesets: z.optional(sources),
  /** The key of front matter, or the shortcode, that turns formulas on for a page. */
  mathSwitch: z._default(sources, ''),
  /** Whether the generator lists pages in any folder, so that a new one needs no notice. */
  listsAll: z._default(z.boolean(), false),
  /** Which site's lists would not show a new page: what a person has to do, in words. */
  unlisted: z._default(sources, ''),
  /** Key of front matter -> the setting that lists all its values. */
  allowed: z._default(z.record(z.string(), sources), {}),
  /** How its Markdown differs from everybody's (markdown.ts). */
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
  /** What the generator does to front matter that no quoting mends (facts in escapes.ts). */
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
  /** Astro's content configuration, as globs: it has the schema and the folder of the posts. */
  schema: z._default(z.array(z.string()), []),
  /** What is taken over from posts that the site has, besides the names and types of their keys. */
  borrow: z._default(
    z.strictObject({
      /** Folder of those posts: a template over the values. */
      from: z._default(z.string(), '{{folder}}'),
      /** Keys whose value is taken over as it is, and left out where posts do without. */
      same: z._default(z.array(z.string()), []),
      /** Whether a tag that all posts have is taken over. */
      sharedTags: z._default(z.boolean(), false),
      /** Whether several tags may be one text, apart by commas. */
      texts: z._default(z.boolean(), false),
      /** Keys of ours that are left out. */
      without: z._default(z.array(z.string()), []),
      /** Whether keys that all posts have and ours lack are named in a notice. */
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

/** How posts are written for one kind of site: data, so that a new kind needs no code. */
export type Preset = z.output<typeof schema> & { readonly name: string };

/**
 * @param name of the preset's folder
 * @param text of its preset.yml
 * @throws RunFailure TEMPLATE_INVALID, with every problem: whoever adds a preset reads it
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

function malformed(name: string, problems: readonly string[]): RunFailure {
  const lines = problems.map((problem) => `templates/${name}/preset.yml: ${problem}`);
  return new RunFailure('TEMPLATE_INVALID', lines.join('\n'));
}

function inWords(issue: z.core.$ZodIssue): string {
  const at = issue.path.length === 0 ? 'it' : `\`${issue.path.join('.')}\``;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${at} has the unknown key ${issue.keys.map((key) => `\`${key}\``).join(', ')}`;
    case 'invalid_type':
      return `${at} is missing, or no ${issue.expected}`;
    default:
      return `${at} has none of the forms that it may have`;
  }
}

/** @throws RunFailure TEMPLATE_INVALID when a preset names no mode */
export function mathModeOf(preset: string, mode: string): MathMode {
  const known = MATH_MODES.find((one) => one === mode);
  if (known === undefined) throw malformed(preset, [`there is no math mode "${mode}"`]);
  return known;
}
