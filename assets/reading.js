// What comes from outside the page: files of a person, and those that stand beside the page.

// The texts of these, in their order; fails where one can't be had.
export function texts(paths) {
  const text = async (path) => {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(path);
    return answer.text();
  };
  return Promise.all(paths.map(text));
}

// The name and bytes of each, in their order; no bytes where there are more than `most`, or they can't be read.
export function files(list, most) {
  const bytes = async (file) => (file.size > most ? undefined : new Uint8Array(await file.arrayBuffer()));
  const read = async (file) => [file.name, await bytes(file).catch(() => undefined)];
  return Promise.all(Array.from(list, read));
}
