/**
 * Gives the memory of buffers back at once; nothing may read them afterwards. Garbage collectors know little of the
 * hundred megabytes behind a song and would let those of several pile up. A message that cannot arrive takes its
 * buffers along when it is thrown away; measured in Chromium, where detaching them in other ways
 * (`ArrayBuffer.prototype.transfer`) keeps their memory until the next collection and puts that off.
 *
 * @param buffers detached ones are left out
 */
export function giveBack(buffers: readonly ArrayBuffer[]): void {
  const held = [...new Set(buffers)].filter(({ byteLength }) => byteLength > 0);
  const { port1, port2 } = new MessageChannel();
  port2.close();
  port1.postMessage(held, held);
  port1.close();
}
