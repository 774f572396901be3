export default function Page() {
  return <main className="p-6 text-accent">Mailbox</main>;
}
