declare module '*.atom' {
  const text: string;
  export default text;
}

// The build without Redis, which the throttling plugin uses.
declare module 'bottleneck/light.js' {
  import Bottleneck from 'bottleneck';
  export default Bottleneck;
}

declare module 'bibtex-parse' {
  export type Value =
    | { readonly datatype: 'quoted' | 'braced' | 'identifier'; readonly value: string }
    | { readonly datatype: 'number'; readonly value: number }
    | { readonly datatype: 'concatinate'; readonly value: readonly Value[] }
    | { readonly datatype: 'null'; readonly value: null };
  export type Item =
    | {
        readonly itemtype: 'entry';
        readonly type: string;
        readonly key: string | null;
        readonly fields: readonly (Value & { readonly name: string })[];
      }
    | (Value & { readonly itemtype: 'string'; readonly name: string })
    | { readonly itemtype: 'comment' | 'preamble' };
  const bibtex: { parse(text: string): readonly Item[] };
  export default bibtex;
}
