export function NewPerson({ onClose }: { onClose: () => void }) { return <button type="button" onClick={onClose}>x</button>; }
