import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { statsOf } from "./project-root.ts";

/** A file as it was when it was looked at. */
interface Seen {
  /** What the file system says of it, which is another when it has been saved since. */
  readonly stamp: string;
  /** Of its contents. */
  readonly digest: string;
}

/** It may be readable for others. */
const unreadable = "unreadable";

/** In milliseconds: the grain of a file system's clock, with room to spare: what was saved twice within it can look as if saved once. */
const grain = 2000;

/**
 * Tells files with the same contents. Each is looked at once, so that what is asked later is asked of the files as they
 * were; one that looks as it did for an earlier command need not be read.
 */
export class FileDigests {
  readonly #known: Readonly<Record<string, unknown>>;
  readonly #seen = new Map<string, Seen>();
  #hasNews = false;

  /** @param known what `toJSON` gave for an earlier command */
  constructor(known: unknown) {
    this.#known = typeof known === "object" && known !== null ? { ...known } : {};
  }

  of(file: string): string {
    return this.#look(file).digest;
  }

  /** Whether a file was not saved since it was looked at. */
  isUntouched(file: string): boolean {
    return this.#look(file).stamp === stampOf(statsOf(file));
  }

  /** Whether there is anything since this was last asked that an earlier command did not know. */
  takeNews(): boolean {
    const isNew = this.#hasNews;
    this.#hasNews = false;
    return isNew;
  }

  toJSON(): object {
    const newest = Date.now() - grain;
    const settled = [...this.#seen].filter(
      ([, { stamp, digest }]) => digest !== unreadable && changedAt(stamp) < newest,
    );
    return Object.fromEntries(settled.map(([file, { stamp, digest }]) => [file, [stamp, digest]]));
  }

  #look(file: string): Seen {
    const seen = this.#seen.get(file) ?? this.#asKnown(file) ?? this.#read(file);
    this.#seen.set(file, seen);
    return seen;
  }

  #asKnown(file: string): Seen | undefined {
    const known = Object.hasOwn(this.#known, file) ? this.#known[file] : undefined;
    if (!Array.isArray(known)) return undefined;
    const parts: readonly unknown[] = known;
    const [stamp, digest] = parts;
    if (typeof stamp !== "string" || typeof digest !== "string") return undefined;
    return stamp === stampOf(statsOf(file)) ? { stamp, digest } : undefined;
  }

  #read(file: string): Seen {
    this.#hasNews = true;
    let descriptor: number | undefined;
    try {
      descriptor = openSync(file, "r");
      const stamp = stampOf(fstatSync(descriptor));
      return { stamp, digest: createHash("sha256").update(readFileSync(descriptor)).digest("base64") };
    } catch {
      return { stamp: stampOf(statsOf(file)), digest: unreadable };
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  }
}

/** The time of the last change comes first: it cannot be set by hand, as that of the last save can. */
function stampOf(stats: Stats | undefined): string {
  return stats ? [stats.ctimeMs, stats.mtimeMs, stats.size, stats.ino].join(" ") : "nothing";
}

/** In milliseconds; `NaN` for what is not there. */
function changedAt(stamp: string): number {
  return Number.parseFloat(stamp);
}
