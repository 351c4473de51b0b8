/** A portico: three columns under one roof. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <path
        fill="currentColor"
        d="M16 3 29 9.6V12H3V9.6L16 3Zm-10.5 11h4.4v11H5.5V14Zm8.3 0h4.4v11h-4.4V14Zm8.3 0h4.4v11h-4.4V14ZM3 26.6h26V29H3v-2.4Z"
      />
    </svg>
  );
}
