import main from "../../../../stacks/main";
import { serve } from "./serve";

serve(main);
