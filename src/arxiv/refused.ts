import type { Config } from '../config/config.ts';
import type { Arxiv } from './arxiv.ts';
import { RunFailure } from '../failure.ts';
import { requestsFor } from './request.ts';

type Topics = Config['topics'];

/** arXiv's word that it does not take a request. */
export function isRefusal(error: unknown): error is RunFailure {
  return error instanceof RunFailure && error.code === 'ARXIV_REFUSED';
}

/**
 * Which of several topics arXiv does not take, by halves: one request more for each doubling of
 * their number, and one that asks for the last topic alone.
 *
 * @returns undefined when arXiv takes that topic: then something else was at fault
 * @throws RunFailure whatever keeps arXiv from answering
 */
export async function refusedTopic(
  arxiv: Arxiv,
  topics: Topics,
  now: Date,
): Promise<Topics[number] | undefined> {
  const half = topics.slice(0, Math.ceil(topics.length / 2));
  const refused = await isRefused(arxiv, half, now);
  if (topics.length < 2) return refused ? topics[0] : undefined;
  return refusedTopic(arxiv, refused ? half : topics.slice(half.length), now);
}

/** Asked without the categories, and for one minute: it is the topics' words that are tried. */
async function isRefused(arxiv: Arxiv, topics: Topics, now: Date): Promise<boolean> {
  const requests = requestsFor({ topics, categories: [], lookbackDays: 0 }, now);
  try {
    await arxiv.search(
      requests.map((request) => ({ ...request, isProbe: true })),
      1,
    );
    return false;
  } catch (error) {
    if (isRefusal(error)) return true;
    throw error;
  }
}
