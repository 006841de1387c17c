/** A file that holds no queries at all, and why that is a fault. */
export class UnreadableFile extends Error {}
