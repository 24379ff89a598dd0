import { parse } from 'yaml';
import * as z from 'zod/mini';

const schema = z.strictObject({
  title: z.string(),
  /** Globs: a site is of this kind when each of them matches a file. Absent: never recognised. */
  recognise: z.optional(z.array(z.string())),
  /** Path templates in the site repository. */
  post: z.string(),
  digest: z.string(),
  /** How the digest page links to a post: a template with `file`, the post's name without ending. */
  link: z.string(),
  math: z.enum(['client', 'remark', 'mdit', 'kramdown', 'passthrough', 'none']),
  /** What the generator does to front matter that no quoting mends (facts in escapes.ts). */
  frontMatter: z._default(
    z.strictObject({
      noBackslash: z.optional(z.boolean()),
      breakScript: z.optional(z.boolean()),
      html: z.optional(z.boolean()),
    }),
    {},
  ),
});

/** How posts are written for one kind of site: data, so that a new kind needs no code. */
export type Preset = z.output<typeof schema> & { readonly name: string };

/**
 * @param name of the preset's folder
 * @param text of its preset.yml
 * @throws ZodError when a preset of ours is wrong: a defect, caught by the tests
 */
export function readPreset(name: string, text: string): Preset {
  return { name, ...z.parse(schema, parse(text)) };
}
