/** Of @actions/github the context alone, so that the bundle leaves the rest out though this is loaded later. */
export { context } from '@actions/github';
