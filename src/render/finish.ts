import type { Config } from '../config/config.ts';
import { problemIn, withFrontMatter } from '../site/front-matter.ts';
import type { Layout } from '../site/layout.ts';
import { withMetadataLines } from '../site/metadata-lines.ts';
import { type PageFacts, inSiteForm } from '../site/site-form.ts';
import type { Printed } from '../template/template.ts';

/** A page as it will be written, or why it must not be. */
export type Finished =
  | {
      readonly page: string;
      /** Keys that the site has in its front matter and this page lacks. */
      readonly missing: readonly string[];
      /** Tags and categories that the site does not allow. */
      readonly refused: readonly string[];
    }
  | { readonly problem: string };

/**
 * Brings a page into the site's form, with the user's own keys, and reads it again.
 *
 * @param printed what the template printed where
 * @param over the user's own keys
 */
export function finish(
  text: string,
  printed: readonly Printed[],
  { form, preset }: Pick<Layout, 'form' | 'preset'>,
  over: Config['frontMatter'],
  facts: PageFacts,
): Finished {
  const problem = problemIn(text, printed);
  if (problem !== undefined) return { problem };
  const formed = inSiteForm(text, form, facts);
  const write = preset.frontMatter.lines ? withMetadataLines : withFrontMatter;
  const page = `${write(formed.page, over).trimEnd()}\n`;
  const spoilt = problemIn(page, []);
  if (spoilt !== undefined) return { problem: spoilt };
  const isLeft = (key: string) => !Object.hasOwn(over, key);
  const refused = isLeft('tags') && isLeft('categories') ? formed.refused : [];
  return { page, missing: formed.missing.filter(isLeft), refused };
}
