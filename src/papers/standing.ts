/** State of a paper in the repository. A paper with a state is not proposed again by itself. */
export type Standing = 'posted' | 'pending' | 'declined' | 'passed-over';
