/**
 * Resolves in a later task, so that messages, drawing and a cancel get their turn. Unlike `setTimeout(0)` it
 * is not delayed to 4 ms when nested.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
