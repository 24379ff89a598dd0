declare module '*.atom' {
  const text: string;
  export default text;
}

// The build without Redis, which is the one the throttling plugin brings along.
declare module 'bottleneck/light.js' {
  import Bottleneck from 'bottleneck';
  export default Bottleneck;
}
