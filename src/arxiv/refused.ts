import type { Config } from '../config/config.ts';
import type { Arxiv } from './arxiv.ts';
import { RunFailure } from '../failure.ts';
import { requestsFor } from './request.ts';

type Topics = Config['topics'];

/** Whether an error says that arXiv refused a request. */
export function isRefusal(error: unknown): error is RunFailure {
  return error instanceof RunFailure && error.code === 'ARXIV_REFUSED';
}

/**
 * Finds the topic that arXiv refuses by halving: one more request for each doubling of the number of
 * topics, and one for the last topic alone.
 *
 * @returns undefined if arXiv accepts that topic, so that the cause is another
 * @throws RunFailure if arXiv does not answer
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

/** Tests the words of topics: without categories, and for a window of one minute. */
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
