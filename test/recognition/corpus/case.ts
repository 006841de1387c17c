/** A snippet and what its last log call is: `signature | level | message | fields`, and the error where there is one. */
export type LogCase = readonly [name: string, code: string, expected: string];

/** A snippet in which nothing logs, whatever its names say. */
export type LookAlike = readonly [name: string, code: string];

/** A snippet and what its last metric or span call is. */
export type InstrumentCase = readonly [name: string, code: string, expected: string];
