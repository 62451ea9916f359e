import type { ReactNode } from 'react';

/** Line icons that the icon set lacks, in its size and weight. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 48 48"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** One box above two: an organisation. */
export function OrganizationIcon() {
  return (
    <Icon>
      <rect x="16" y="5" width="16" height="12" rx="3" />
      <rect x="4" y="31" width="16" height="12" rx="3" />
      <rect x="28" y="31" width="16" height="12" rx="3" />
      <path d="M24 17v7M12 31v-4a3 3 0 0 1 3-3h18a3 3 0 0 1 3 3v4" />
    </Icon>
  );
}

export function PhoneIcon() {
  return (
    <Icon>
      <rect x="12" y="4" width="24" height="40" rx="5" />
      <path d="M21 37h6" />
    </Icon>
  );
}

/** A card with a portrait and lines: somebody's archive. */
export function ArchiveIcon() {
  return (
    <Icon>
      <rect x="4" y="9" width="40" height="30" rx="5" />
      <circle cx="17" cy="20" r="4" />
      <path d="M10 32c1-4 3.5-6 7-6s6 2 7 6M30 19h8M30 28h8" />
    </Icon>
  );
}

/** A tray with something to tick: what waits. */
export function InboxIcon() {
  return (
    <Icon>
      <path d="M6 28v10a3 3 0 0 0 3 3h30a3 3 0 0 0 3-3V28M6 28l6-17a3 3 0 0 1 3-2h18a3 3 0 0 1 3 2l6 17M6 28h10l3 5h10l3-5h10" />
    </Icon>
  );
}

/** A sheet on its way: what was asked for. */
export function RequestsIcon() {
  return (
    <Icon>
      <path d="M36 20V9a3 3 0 0 0-3-3H11a3 3 0 0 0-3 3v30a3 3 0 0 0 3 3h11M15 16h14M15 25h8" />
      <circle cx="34" cy="34" r="8" />
      <path d="M34 30v4.5l3 2" />
    </Icon>
  );
}
