import type { QrDrawing } from './qr-code.server.ts';

/** A QR code, black on white in both themes: cameras expect it so. */
export const QrCode = ({ drawing: { size, path }, label }: { drawing: QrDrawing; label: string }) => (
  <svg
    className="mx-auto w-full max-w-[13rem] rounded-[2px]"
    viewBox={`0 0 ${size} ${size}`}
    shapeRendering="crispEdges"
    role="img"
    aria-label={label}
  >
    <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
    <path fill="#000" d={path} />
  </svg>
);
