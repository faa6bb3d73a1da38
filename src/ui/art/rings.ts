/**
 * The rings of the page: a song as sound that travels outwards. Every ring is a circle that carries
 * one packet of waves; packets turn from ring to ring and fade with distance, as sound does.
 */

interface Ring {
  /** Closed path around the origin. */
  readonly path: string;
  /** 0 for the innermost ring, 1 for the outermost. */
  readonly distance: number;
}

interface RingOptions {
  readonly count: number;
  readonly innerRadius: number;
  readonly outerRadius: number;
  /** Height of the waves on the innermost ring. */
  readonly amplitude: number;
}

const POINTS = 420;

/** One ring; angles in radians. The wave's height falls off around `packetAngle` as a Gaussian. */
function ringPath(
  radius: number,
  amplitude: number,
  packetAngle: number,
  packetWidth: number,
  cycles: number,
): string {
  let path = '';
  for (let i = 0; i < POINTS; i++) {
    const angle = (i / POINTS) * 2 * Math.PI;
    const away = Math.atan2(Math.sin(angle - packetAngle), Math.cos(angle - packetAngle));
    const envelope = Math.exp(-((away / packetWidth) ** 2));
    const r = radius + amplitude * envelope * Math.sin(cycles * away);
    path += `${i === 0 ? 'M' : 'L'}${(r * Math.cos(angle)).toFixed(1)} ${(r * Math.sin(angle)).toFixed(1)}`;
  }
  return `${path}Z`;
}

/** All rings, innermost first. The same options always give the same rings. */
export function rings({ count, innerRadius, outerRadius, amplitude }: RingOptions): Ring[] {
  return Array.from({ length: count }, (_, i) => {
    const distance = count === 1 ? 0 : i / (count - 1);
    const radius = innerRadius + (outerRadius - innerRadius) * distance ** 1.12;
    // The golden angle: neighbouring packets never line up.
    const packetAngle = i * 2.39996;
    return {
      path: ringPath(
        radius,
        amplitude * (1 - 0.72 * distance),
        packetAngle,
        0.34 + 0.3 * distance,
        34 - 10 * distance,
      ),
      distance,
    };
  });
}
