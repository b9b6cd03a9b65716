import { createRoot } from "react-dom/client";
import { StackOneHub } from "@stackone/hub";

createRoot(document.getElementById("root")).render(
  <StackOneHub
    token={given.get("token")}
    baseUrl={given.get("hub")}
    appUrl={given.get("hub")}
    showFooterLinks={false}
    onSuccess={(account) => told.push({ success: account })}
    onClose={() => told.push("close")}
  />,
);
