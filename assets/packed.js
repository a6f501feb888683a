// Opens the app's module as the build packed it: xtask/src/pack.rs says how. The build puts this behind the glue.

// The streams that this reads by themselves.
const [KINDS, CODE, OFFSETS, BRANCHES] = [0, 1, 4, 5];

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
  // Whole instructions that an opcode stands for.
  const whole = [];
  for (let opcode = 0; opcode < 256; opcode++) {
    if (packed[follows + opcode] > 13) whole[opcode] = packed.subarray(at[CODE] + 1, (at[CODE] += packed[at[CODE]] + 1));
  }

  const module = new Uint8Array(length);
  let end = 0;
  // A number, in seven bits a byte; its value only where it is short and not below 0.
  const number = (stream) => {
    let value = 0;
    let byte = 128;
    for (let place = 0; byte > 127; place += 7) {
      module[end++] = byte = packed[at[stream]++];
      value |= (byte & 127) << place;
    }
    return value;
  };

  // A function of its own, and the frequent first: so engines soon see what to make fast.
  const instruction = () => {
    const short = packed[at[CODE]++];
    const kind = packed[follows + short];
    const opcode = kind > 13 ? whole[short][0] : short;
    module[end++] = opcode;
    if (kind > 13) {
      for (let byte = 1; byte < whole[short].length; byte++) module[end++] = whole[short][byte];
    } else if (kind < 8) {
      if (kind > 0) number(kind - 1);
    } else if (kind === 8) {
      module[end++] = 0;
      number(OFFSETS);
    } else if (kind === 9) {
      number(CODE);
      number(CODE);
    } else if (kind === 10) {
      for (let more = number(BRANCHES); more >= 0; more--) number(BRANCHES);
    } else if (kind === 11) {
      const second = number(CODE);
      if (second > 7) number(CODE);
      if (second > 7 && second < 16 && second % 2 === 0) number(CODE);
    } else {
      for (let bytes = kind === 12 ? 4 : 8; bytes > 0; bytes--) module[end++] = packed[at[CODE]++];
    }
    return opcode;
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
      const opcode = instruction();
      if (opcode > 1 && opcode < 5) depth++;
      if (opcode === 11) depth--;
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
