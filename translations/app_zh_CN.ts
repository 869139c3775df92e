<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Commands</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Save session as…</source>
        <translation>会话另存为…</translation>
    </message>
    <message>
        <source>Save picture of the window</source>
        <translation>保存窗口图片</translation>
    </message>
    <message>
        <source>Close dataset</source>
        <translation>关闭数据集</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Larger interface</source>
        <translation>放大界面</translation>
    </message>
    <message>
        <source>Smaller interface</source>
        <translation>缩小界面</translation>
    </message>
    <message>
        <source>Interface at 100 %</source>
        <translation>界面 100 %</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Simplified Chinese</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>10 steps ahead</source>
        <translation>前进 10 步</translation>
    </message>
    <message>
        <source>10 steps back</source>
        <translation>后退 10 步</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>下一个事件</translation>
    </message>
    <message>
        <source>Previous event</source>
        <translation>上一个事件</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>倒放</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>停止播放</translation>
    </message>
    <message>
        <source>Play forwards</source>
        <translation>正放</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减慢</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>正常速度</translation>
    </message>
    <message>
        <source>Set in</source>
        <translation>设置入点</translation>
    </message>
    <message>
        <source>Set out</source>
        <translation>设置出点</translation>
    </message>
    <message>
        <source>Go to in</source>
        <translation>转到入点</translation>
    </message>
    <message>
        <source>Go to out</source>
        <translation>转到出点</translation>
    </message>
    <message>
        <source>Clear in and out</source>
        <translation>清除入点和出点</translation>
    </message>
    <message>
        <source>Repeat in to out</source>
        <translation>循环入点到出点</translation>
    </message>
    <message>
        <source>Go to the step with the largest error</source>
        <translation>转到误差最大的步</translation>
    </message>
    <message>
        <source>Go to the next error peak</source>
        <translation>转到下一个误差峰值</translation>
    </message>
    <message>
        <source>Go to step…</source>
        <translation>转到步…</translation>
    </message>
    <message>
        <source>Next episode</source>
        <translation>下一个片段</translation>
    </message>
    <message>
        <source>Previous episode</source>
        <translation>上一个片段</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Zoom in on time</source>
        <translation>放大时间</translation>
    </message>
    <message>
        <source>Zoom out of time</source>
        <translation>缩小时间</translation>
    </message>
    <message>
        <source>Fit the episode</source>
        <translation>显示整个片段</translation>
    </message>
    <message>
        <source>Predict from here</source>
        <translation>从此处预测</translation>
    </message>
    <message>
        <source>Predict episode</source>
        <translation>预测整个片段</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>卸载</translation>
    </message>
    <message>
        <source>Edit instruction…</source>
        <translation>编辑指令…</translation>
    </message>
    <message>
        <source>Run the instruction as a branch</source>
        <translation>将指令作为分支运行</translation>
    </message>
    <message>
        <source>Delete branch</source>
        <translation>删除分支</translation>
    </message>
    <message>
        <source>Restore the deleted branch</source>
        <translation>恢复已删除的分支</translation>
    </message>
    <message>
        <source>Show Library</source>
        <translation>显示资料库</translation>
    </message>
    <message>
        <source>Show Representation</source>
        <translation>显示表征</translation>
    </message>
    <message>
        <source>Show Inspector</source>
        <translation>显示检查器</translation>
    </message>
    <message>
        <source>Show Actions</source>
        <translation>显示动作</translation>
    </message>
    <message>
        <source>Show the Error chart</source>
        <translation>显示误差图</translation>
    </message>
    <message>
        <source>Show Timeline</source>
        <translation>显示时间线</translation>
    </message>
    <message>
        <source>Show Tokens</source>
        <translation>显示词元</translation>
    </message>
    <message>
        <source>Show jobs and their errors</source>
        <translation>显示任务及其错误</translation>
    </message>
    <message>
        <source>Hide or return all docks</source>
        <translation>隐藏或恢复所有面板</translation>
    </message>
    <message>
        <source>Find in Library</source>
        <translation>在资料库中查找</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>About Orrery</source>
        <translation>关于 Orrery</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Representation</source>
        <translation>表征</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>unknown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, likely</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, certain</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Family</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Container</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SHA-256 (quick)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tensors</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2 parameters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Episodes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 usable of %2 declared</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 Hz</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing in this file was run.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>1 entry is not data and was skipped: %1.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n entries are not data and were skipped: %1.</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <source>%1 missing · %2 unexpected · %3 matched</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>missing %1  %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>needed for %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>unexpected %1  %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>problem (%1): %2; %3</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n tensors</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <source>unexpected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>unreadable</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Configuration</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Companion files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>found</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Skipped, not data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>GOP %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>exact</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not exact</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Problems: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Episode %1: %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>MappingPanel</name>
    <message>
        <source>No inputs to map</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open a dataset and a model.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, optional</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Source of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No source</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zeros (input missing)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>proposed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>▲ edited</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>remembered</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>unused</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Episode %1 of %2</source>
        <translation>片段 %1 / %2</translation>
    </message>
    <message>
        <source>No episodes</source>
        <translation>没有片段</translation>
    </message>
    <message>
        <source>tensors only</source>
        <translation>仅张量</translation>
    </message>
    <message>
        <source>%1, loading</source>
        <translation>%1，加载中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>播放中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Review keys</source>
        <translation>查看按键</translation>
    </message>
</context>
<context>
    <name>orrery::ActionLane</name>
    <message>
        <source>Action</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Action %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n dims</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>orrery::ActionsPanel</name>
    <message>
        <source>No actions yet</source>
        <translation>尚无动作</translation>
    </message>
    <message>
        <source>Open a dataset with actions, or a policy.</source>
        <translation>打开带有动作的数据集，或一个策略。</translation>
    </message>
    <message>
        <source>±%1 steps</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no unit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 recorded</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 predicted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 recorded (%2)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 predicted (%2)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::BranchLane</name>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>%1: %2, from step %3 to %4</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::Cells</name>
    <message>
        <source>The model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No picture at step %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No prediction at step %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>recorded, %1 steps ahead</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>recorded, at the playhead</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>made at −%1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>look ahead +%1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>contrast of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>contrast of the frame seen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>contrast of the truth</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>raw</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, made at %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>uses the truth</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>input missing: zeros</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>context %1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>MAE %1  equal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>MAE %1  %2 dB</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open a checkpoint to see what it expects.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 predicts no frames.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not computed yet</source>
        <translation>尚未计算</translation>
    </message>
    <message>
        <source>Predict from here</source>
        <translation>从此处预测</translation>
    </message>
    <message>
        <source>No prediction here</source>
        <translation>此处没有预测</translation>
    </message>
    <message>
        <source>%1 needs %2 earlier frames; the first it can make is about step %3.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Episode ends at %1</source>
        <translation>片段结束于 %1</translation>
    </message>
    <message>
        <source>Prediction off</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose the inputs…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open a checkpoint that predicts frames.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 predicts nothing for this camera.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>尚无可比较的内容</translation>
    </message>
    <message>
        <source>It needs a prediction and the recorded frame of the same step.</source>
        <translation>需要同一步的预测和录制帧。</translation>
    </message>
    <message>
        <source>Raw patches have a scale of their own; choose another contrast to measure.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It needs truth and prediction at step %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No error to show</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::CommandPalette</name>
    <message>
        <source>Not available now</source>
        <translation>目前不可用</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>找到的命令</translation>
    </message>
    <message>
        <source>Enter runs    Tab completes    # steps    @ episodes    ~ checkpoints    &gt; branches    ? keys</source>
        <translation>Enter 运行    Tab 补全    # 步    @ 片段    ~ 检查点    &gt; 分支    ? 按键</translation>
    </message>
    <message>
        <source>No command has these letters.</source>
        <translation>没有包含这些字母的命令。</translation>
    </message>
</context>
<context>
    <name>orrery::ErrorPanel</name>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>尚无可比较的内容</translation>
    </message>
    <message>
        <source>It needs a prediction and the recorded frame of the same step.</source>
        <translation>需要同一步的预测和录制帧。</translation>
    </message>
    <message>
        <source>Error over horizon</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Error over time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Error at +%1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n gaps</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>copy-last</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, median</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>10 to 90 %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>n = %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Horizon</source>
        <translation>时域</translation>
    </message>
    <message>
        <source>steps ahead</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>mean frame</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::GripperLane</name>
    <message>
        <source>Gripper</source>
        <translation>夹爪</translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::HeaderBar</name>
    <message>
        <source>Inspect</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Inspect (Ctrl+1)</source>
        <translation>查看 (Ctrl+1)</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>orrery::InspectorPanel</name>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter by name or shape</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statistics</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择任何内容</translation>
    </message>
    <message>
        <source>Click a checkpoint, a frame, a branch or a point.</source>
        <translation>点击检查点、帧、分支或点。</translation>
    </message>
    <message>
        <source>This cannot be shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The report is not a JSON document.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n features</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 unexpected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 matched</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>shares its storage with %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>min %1  max %2  mean %3  std %4  zeros %5 %  non-finite %6</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::InstructionBar</name>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Instruction: available once a model that reads instructions is open</source>
        <translation>指令：打开能读取指令的模型后可用</translation>
    </message>
    <message>
        <source>from dataset</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Restore the text of the dataset</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>History of instructions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 / %2 tokens</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>CLIP reads %1 tokens; this has %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the tokens of this instruction</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No training text is open; it is unknown which words this model was trained on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>”, “</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1 is in none of the %n instructions of this dataset. The model may ignore it or guess.</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 are in none of the %n instructions of this dataset. The model may ignore them or guess.</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>orrery::JobListModel</name>
    <message>
        <source>Loading %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Branch %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fitting the colour basis</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Predicting the episode</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::JobsPopover</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>取消 %1</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>尚无任务</translation>
    </message>
</context>
<context>
    <name>orrery::KeysSheet</name>
    <message>
        <source>Review keys</source>
        <translation>查看按键</translation>
    </message>
</context>
<context>
    <name>orrery::Lanes</name>
    <message>
        <source>Error at +%1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>MAE, one camera</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>MAE, both cameras</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>MAE, %n camera(s)</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>orrery::LibraryController</name>
    <message>
        <source>Its files are missing or damaged.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::LibraryModel</name>
    <message>
        <source>Episode %1</source>
        <translation>片段 %1</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message numerus="yes">
        <source>%n episodes</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unknown family</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>loading %1 %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>loaded</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>tensors only</source>
        <translation>仅张量</translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No instruction</source>
        <translation>没有指令</translation>
    </message>
    <message numerus="yes">
        <source>Episode %1, %2, %n steps</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>orrery::LibraryPanel</name>
    <message>
        <source>Filter episodes</source>
        <translation>筛选片段</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>More about the library</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing open yet</source>
        <translation>尚未打开任何内容</translation>
    </message>
    <message>
        <source>Recent files appear here.</source>
        <translation>最近的文件会显示在这里。</translation>
    </message>
</context>
<context>
    <name>orrery::MainWindow</name>
    <message>
        <source>No dataset is open</source>
        <translation>没有打开的数据集</translation>
    </message>
    <message>
        <source>No checkpoint is open</source>
        <translation>没有打开的检查点</translation>
    </message>
    <message>
        <source>Open something to look at</source>
        <translation>打开要查看的内容</translation>
    </message>
    <message>
        <source>Drop a dataset, a video or a checkpoint anywhere in this window.</source>
        <translation>将数据集、视频或检查点拖放到此窗口的任意位置。</translation>
    </message>
    <message>
        <source>Opens as dataset: %1</source>
        <translation>将作为数据集打开：%1</translation>
    </message>
    <message>
        <source>Opens as checkpoint</source>
        <translation>将作为检查点打开</translation>
    </message>
    <message>
        <source>Nothing here can be opened</source>
        <translation>这里没有可以打开的内容</translation>
    </message>
    <message>
        <source>Go to step %1</source>
        <translation>转到步 %1</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Episode %1</source>
        <translation>片段 %1</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>The picture cannot be written to %1</source>
        <translation>图片无法写入 %1</translation>
    </message>
    <message>
        <source>About Orrery</source>
        <translation>关于 Orrery</translation>
    </message>
    <message>
        <source>Orrery %1</source>
        <translation>Orrery %1</translation>
    </message>
    <message>
        <source>A desktop instrument for looking inside world models.</source>
        <translation>用于观察世界模型内部的桌面仪器。</translation>
    </message>
</context>
<context>
    <name>orrery::MappingController</name>
    <message>
        <source>picture</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::MessageController</name>
    <message>
        <source>%1 cannot be opened.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No model family matches %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its tensors can be read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the tensors</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1 opened with %n tensor(s) missing.</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <source>%1 is off; what needs none of them works.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the report</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 opened in part.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Predictions are off.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose the inputs…</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n problem(s) in this dataset.</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>orrery::MessageStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>orrery::RangeKey</name>
    <message>
        <source>Cosine from %1 to %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::RepresentationController</name>
    <message>
        <source>actions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>frames</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>latents</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>patch features</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>decoded latents</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>recurrent state</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>attention</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>instructions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cosine of each patch feature with the boxed patch of step %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Click a patch to see what is similar to it.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>First three components of the patch features. Basis: this episode, %n frame(s).</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <source>They hold %1 % of the variance; the mean is removed.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::RepresentationPanel</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Module and block</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Overlay opacity</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PCA</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>This picture is what a decoder trained afterwards can recover. It is not what the model sees.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Patches of the frame</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This model has no image features</source>
        <translation>此模型没有图像特征</translation>
    </message>
    <message>
        <source>%1 declares: %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No representation yet</source>
        <translation>尚无表征</translation>
    </message>
    <message>
        <source>Open a checkpoint that encodes images.</source>
        <translation>打开一个能编码图像的检查点。</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>patch PCA</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Patch %1, %2 selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Click a patch to compare the others with it.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::SegmentLane</name>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
</context>
<context>
    <name>orrery::SeriesChart</name>
    <message>
        <source>%1, %2</source>
        <comment>quantity, unit</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy values</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::SessionBar</name>
    <message>
        <source>Open or drop</source>
        <translation>打开或拖放</translation>
    </message>
    <message>
        <source>No dataset</source>
        <translation>没有数据集</translation>
    </message>
    <message>
        <source>No checkpoint</source>
        <translation>没有检查点</translation>
    </message>
</context>
<context>
    <name>orrery::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Show jobs (Ctrl+Shift+J)</source>
        <translation>显示任务 (Ctrl+Shift+J)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>orrery::SuggestionModel</name>
    <message>
        <source>This episode</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This dataset</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::Timeline</name>
    <message>
        <source>The timeline appears with the first episode.</source>
        <translation>打开第一个片段后显示时间线。</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>step %1 of %2, %3 seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All dimensions</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::TimelineController</name>
    <message>
        <source>MAE</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>0 to 1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::TimelineRuler</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ruler</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>orrery::TokenModel</name>
    <message>
        <source>token %1, id %2, bytes %3 to %4</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::TokensPanel</name>
    <message>
        <source>No text encoder</source>
        <translation>没有文本编码器</translation>
    </message>
    <message>
        <source>Open a model that reads instructions.</source>
        <translation>打开一个能读取指令的模型。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>%1 / %2 tokens</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>CLIP reads %1 tokens; this has %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was cleaned.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cleaning: %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>orrery::TransportBar</name>
    <message>
        <source>%1  %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Set in</source>
        <translation>设置入点</translation>
    </message>
    <message>
        <source>Set out</source>
        <translation>设置出点</translation>
    </message>
    <message>
        <source>Repeat in to out</source>
        <translation>循环入点到出点</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fit the episode</source>
        <translation>显示整个片段</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Imagined</source>
        <translation>想象</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Pacing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every frame</source>
        <translation>逐帧</translation>
    </message>
    <message>
        <source>Real time</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1×, every frame</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
</context>
</TS>
