/** Names recur all over a project; so many distinct ones are kept, then forgotten together. */
const mostNames = 8192;

/** What follows from a name alone, worked out once for each: what is asked of every call in a project must cost nothing. */
export function remembered<Answer>(work: (name: string) => Answer): (name: string) => Answer {
  const known = new Map<string, Answer>();
  return (name) => {
    const answer = known.get(name);
    if (answer !== undefined) return answer;
    const created = work(name);
    if (known.size >= mostNames) known.clear();
    known.set(name, created);
    return created;
  };
}
