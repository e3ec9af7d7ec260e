/** Something the person who called the benchmark can mend; its message is one clear sentence. */
export class BenchError extends Error {}
