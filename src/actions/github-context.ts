/** Only the context of @actions/github: a dynamic import of the whole package would bundle all of it. */
export { context } from '@actions/github';
