// Opens the app's module as the build packed it: xtask/src/pack.rs says how. The build puts this behind the glue.

// The streams that this reads by themselves.
const [KINDS, CODE, BRANCHES, OFFSETS] = [0, 1, 4, 6];

/** Puts the module together again. */
export const unpack = (packed) => {
  // The head of a module, a section's id, its length and its name.
  let start = 9;
  while (packed[start++] > 127);
  start += 7;
  // A captive portal's page, say, comes under any name.
  if (String.fromCharCode(...packed.subarray(start - 7, start)) !== "\x06packed") throw new Error("not the packed app");
  const numbers = new Uint32Array(packed.slice(start, start + 40).buffer);
  const [length, first, functions] = numbers;
  const follows = start + 40;
  let rest = follows + 256;
  // Where each stream is read; they end the file.
  const at = [];
  let place = packed.length;
  for (let stream = 6; stream >= 0; stream--) at[stream] = place -= numbers[3 + stream];
  const streams = place;

  const module = new Uint8Array(length);
  let end = 0;
  const copy = (stream, count) => {
    while (count-- > 0) module[end++] = packed[at[stream]++];
  };
  // A number, in seven bits a byte; its value only where it is short and not below 0.
  const number = (stream) => {
    const from = end;
    do copy(stream, 1);
    while (module[end - 1] > 127);
    let value = 0;
    for (let place = end; place-- > from; ) value = value * 128 + (module[place] & 127);
    return value;
  };

  module.set(packed.subarray(rest, (rest += first)));
  end = first;
  for (let one = 0; one < functions; one++) {
    const begin = end;
    for (let kinds = number(KINDS); kinds > 0; kinds--) {
      number(KINDS);
      number(KINDS);
    }
    for (let depth = 1; depth > 0; ) {
      copy(CODE, 1);
      const opcode = module[end - 1];
      const kind = packed[follows + opcode];
      if (opcode > 1 && opcode < 5) depth++;
      if (opcode === 11) depth--;
      if (kind === 7) {
        module[end++] = 0;
        number(OFFSETS);
      } else if (kind === 8) {
        number(CODE);
        number(CODE);
      } else if (kind === 9) {
        for (let more = number(BRANCHES); more >= 0; more--) number(BRANCHES);
      } else if (kind === 10) {
        const second = number(CODE);
        if (second > 7) number(CODE);
        if (second > 7 && second < 16 && second % 2 === 0) number(CODE);
      } else if (kind > 12) {
        module[end - 1] = 32;
        module[end++] = kind - 13;
      } else if (kind > 10) copy(CODE, kind === 11 ? 4 : 8);
      else if (kind > 0) number(kind - 1);
    }
    // How long it is stands before it.
    const digits = [];
    let left = end - begin;
    for (; left > 127; left >>= 7) digits.push((left & 127) | 128);
    digits.push(left);
    module.copyWithin(begin + digits.length, begin, end);
    module.set(digits, begin);
    end += digits.length;
  }
  module.set(packed.subarray(rest, streams), end);
  return module;
};

export default async ({ module_or_path }) => {
  const answer = await fetch(module_or_path);
  if (!answer.ok) throw new Error(`${module_or_path} did not come: ${answer.status}`);
  return __wbg_init({ module_or_path: unpack(new Uint8Array(await answer.arrayBuffer())) });
};
