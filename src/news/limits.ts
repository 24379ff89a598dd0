/** Files that a run reads for news, and news that it proposes. */
export const MOST_READ = 20;
export const MOST_PROPOSED = 10;
