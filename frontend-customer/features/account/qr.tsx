'use client';
import { encode } from 'uqr';

/** A text as a QR code, dark on light in every appearance: cameras do not read it otherwise. */
export default function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <div className="contrast size-52 rounded-lg border bg-card p-2 text-foreground">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges" className="size-full">
        <path d={path} fill="currentColor" />
      </svg>
    </div>
  );
}
