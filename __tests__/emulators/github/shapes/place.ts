/** Addresses of a repository: `api` of the REST API, `web` of the web pages. */
export interface Place {
  readonly api: string;
  readonly web: string;
  readonly owner: string;
  readonly name: string;
  /** Number of the repository, which stays when it is renamed. */
  readonly id: number;
}

export const apiUrl = ({ api, owner, name }: Place) => `${api}/repos/${owner}/${name}`;
export const webUrl = ({ web, owner, name }: Place) => `${web}/${owner}/${name}`;

/** Returns a node id. GitHub's are opaque; these contain the kind of object. */
export const nodeId = (kind: string, id: string | number) =>
  Buffer.from(`${kind}:${id}`).toString('base64url');

/** Returns a number that depends only on the name. */
export const numberOf = (text: string) =>
  [...text].reduce((sum, letter) => (sum * 33 + letter.charCodeAt(0)) % 1_000_000_007, 5381);

/** Encodes a path or a branch for a URL, and keeps its slashes. */
export const inUrl = (path: string) => path.split('/').map(encodeURIComponent).join('/');
