/** What the repository says of a paper for good: none of these is proposed again by itself. */
export type Standing = 'posted' | 'pending' | 'declined' | 'passed-over';
