import { texToText } from '../text/tex.ts';
import { codeLinks } from './code-links.ts';
import type { Paper, Wording } from './paper.ts';
import { postSlug } from './slug.ts';
import { venueOf } from './venue.ts';

/** A paper as a source of arXiv's sent it: texts with their TeX, white space collapsed. */
export interface PaperEntry extends Pick<
  Paper,
  'id' | 'version' | 'published' | 'updated' | 'primaryCategory' | 'categories' | 'doi'
> {
  readonly title: string;
  /** Paragraphs are separated by one `\n`. */
  readonly abstract: string;
  readonly authors: readonly { readonly name: string; readonly affiliations: readonly string[] }[];
  readonly comment?: string;
  readonly journalRef?: string;
}

/** Makes a paper of an entry: the only place where TeX, links and venue are read. */
export function readPaper(entry: PaperEntry): Paper {
  const { comment, journalRef } = entry;
  const title = wordingOf(entry.title);
  return {
    ...entry,
    title,
    abstract: wordingOf(entry.abstract),
    authors: entry.authors.map(({ name, affiliations }) => ({
      name: wordingOf(name),
      affiliations: affiliations.map(texToText),
    })),
    comment: comment === undefined ? undefined : wordingOf(comment),
    journalRef: journalRef === undefined ? undefined : texToText(journalRef),
    links: codeLinks([entry.abstract, comment ?? '', entry.title]),
    venue: venueOf({ comment, journalRef }),
    slug: postSlug(entry.id, title.text),
  };
}

function wordingOf(tex: string): Wording {
  return { tex, text: texToText(tex) };
}
