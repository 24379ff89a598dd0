import * as z from 'zod/mini';
import { type CodeLink, codeLinkNamed } from '../papers/code-links.ts';

const page = z.object({
  githubRepo: z.nullish(z.string()),
  projectPage: z.nullish(z.string()),
});

/**
 * Reads the answer of Hugging Face to `GET /api/papers/{id}`: people enter a paper's repository and
 * project page there (facts on arXiv, "Code and other extras"). Ignores all other fields.
 *
 * @returns undefined if it is not such an answer
 */
export function readPaperPage(text: string): CodeLink[] | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = z.safeParse(page, answer);
  if (!read.success) return undefined;
  const links = [read.data.githubRepo, read.data.projectPage]
    .filter((url) => url !== null && url !== undefined)
    .map((url) => (url.length > LONGEST ? undefined : codeLinkNamed(url)))
    .filter((link) => link !== undefined);
  return [...new Map(links.map((link) => [link.url.toLowerCase(), link])).values()];
}

const LONGEST = 500;
