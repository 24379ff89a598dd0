import type { Config } from '../config/config.ts';
import { problemIn, withFrontMatter } from '../site/front-matter.ts';
import type { Layout } from '../site/layout.ts';
import { withMetadataLines } from '../site/metadata-lines.ts';
import { type PageFacts, inSiteForm } from '../site/site-form.ts';
import type { Printed } from '../template/template.ts';

/** A page to be written, or the reason to leave it out. */
export type Finished =
  | {
      readonly page: string;
      /** Front matter keys that the site's posts have and this page lacks. */
      readonly missing: readonly string[];
      /** Tags and categories that the site does not allow. */
      readonly refused: readonly string[];
    }
  | { readonly problem: string };

/**
 * Gives a page the site's form and the user's front matter, then checks that it can be parsed.
 *
 * @param printed values that the template printed, with their positions
 * @param over the input `front-matter`
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
  const problemAfter = problemIn(page, []);
  if (problemAfter !== undefined) return { problem: problemAfter };
  const isUnset = (key: string) => !Object.hasOwn(over, key);
  const refused = isUnset('tags') && isUnset('categories') ? formed.refused : [];
  return { page, missing: formed.missing.filter(isUnset), refused };
}
