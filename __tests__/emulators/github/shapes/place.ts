/** Where things are: `api` for machines, `web` for people. */
export interface Place {
  readonly api: string;
  readonly web: string;
  readonly owner: string;
  readonly name: string;
  /** Of the repository: a new name does not change it. */
  readonly id: number;
}

export const apiUrl = ({ api, owner, name }: Place) => `${api}/repos/${owner}/${name}`;
export const webUrl = ({ web, owner, name }: Place) => `${web}/${owner}/${name}`;

/** Opaque in GitHub; ours says what it is of. */
export const nodeId = (kind: string, id: string | number) =>
  Buffer.from(`${kind}:${id}`).toString('base64url');

/** The same number for the same name, whatever else there is. */
export const numberOf = (text: string) =>
  [...text].reduce((sum, letter) => (sum * 33 + letter.charCodeAt(0)) % 1_000_000_007, 5381);

/** A path or a branch in a URL: its slashes stay. */
export const inUrl = (path: string) => path.split('/').map(encodeURIComponent).join('/');
